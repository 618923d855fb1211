using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using SloWatch.Core.Time;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Recordings.Room;

/// <summary>The truth that stands beside a recording of a running engine.</summary>
internal static class Recording
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new InstantText() } };

    /// <param name="file">Below the shared folder, e.g. <c>recordings/temporal/truth.json.gz</c>.</param>
    public static IReadOnlyList<TrueLife> Read(string file)
    {
        using Stream packed = File.OpenRead(SharedData.PathOf(file));
        using Stream stream = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(packed, CompressionMode.Decompress) : packed;
        return JsonSerializer.Deserialize<List<TrueLife>>(stream, Options)!;
    }

    private sealed class InstantText : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Instant.TryParse(reader.GetString(), out Instant at) ? at : throw new FormatException($"'{reader.GetString()}' is no time.");

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
