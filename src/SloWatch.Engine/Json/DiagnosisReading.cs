using System.Text.Json;
using SloWatch.Core.Diagnosis;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Json;

/// <summary>Reads what <see cref="DiagnosisJson"/> wrote: a diagnosis is kept as it was given.</summary>
public static class DiagnosisReading
{
    /// <summary>Throws <see cref="FormatException"/> for what is none.</summary>
    public static BurnDiagnosis Read(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return Read(document.RootElement);
        }
        catch (Exception failed) when (failed is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException("the stored diagnosis is damaged", failed);
        }
    }

    private static BurnDiagnosis Read(JsonElement root)
    {
        (TimeRange? window, GoodAndBad now) = Time(root.GetProperty("window"));
        (TimeRange? before, GoodAndBad earlier) = Time(root.GetProperty("before"));
        return new(
            Text(root, "objective")!, Text(root, "workflow")!, Text(root, "units")!, window ?? throw new FormatException("the stored diagnosis has no window"), before, now, earlier,
            Conclusion(root), [.. root.GetProperty("attribution").EnumerateArray().Select(Table)])
        {
            Doubt = Text(root, "doubt"),
            Why = Later(root, "why")?.GetString(),
        };
    }

    private static Conclusion Conclusion(JsonElement root) => new(Member<LikelyCause>(root, "likelyCause")!.Value, Text(root, "sentence")!)
    {
        By = Member<Dimension>(root, "subjectBy"),
        Subject = Text(root, "subject"),
        TakesOver = Later(root, "takesOver")?.GetString(),
        Numbers = root.GetProperty("numbers") is { ValueKind: JsonValueKind.Object } numbers ? Numbers(numbers) : null,
        Others = [.. root.GetProperty("notOthers").EnumerateArray().Select(one => one.GetString()!)],
    };

    private static CauseNumbers Numbers(JsonElement from) => new(Long(from, "bad")!.Value, Long(from, "ofBad")!.Value)
    {
        Late = LaterLong(from, "late"),
        Failed = LaterLong(from, "failed"),
        Behind = LaterLong(from, "behind"),
        Error = Later(from, "error")?.GetString(),
        Well = Long(from, "well"),
        AtLeast = Later(from, "atLeast")?.GetBoolean() ?? false,
        PlaceBy = Later(from, "placeBy")?.GetString() is { } by ? Enum.Parse<Dimension>(by, ignoreCase: true) : null,
        Place = Later(from, "place")?.GetString(),
        BadThere = LaterLong(from, "badThere"),
        SeenThere = LaterLong(from, "seenThere"),
        OthersBad = Long(from, "othersBad"),
        OthersSeen = Long(from, "othersSeen"),
        BadBefore = Long(from, "badBefore"),
        SeenBefore = Long(from, "seenBefore"),
    };

    private static Attribution Table(JsonElement from) => new(Member<Dimension>(from, "by")!.Value, [.. from.GetProperty("groups").EnumerateArray().Select(Group)]);

    private static AttributedGroup Group(JsonElement from) => new(
        Text(from, "name"), Member<GroupRole>(from, "role")!.Value, Long(from, "bad")!.Value, Long(from, "seen"), Long(from, "badBefore")!.Value, Long(from, "seenBefore"))
    {
        Percent = from.GetProperty("percent").GetInt32(),
        Examples = [.. from.GetProperty("examples").EnumerateArray().Select(one => new UnitName(Text(one, "instance")!, Text(one, "unit")!))],
    };

    private static (TimeRange? Range, GoodAndBad Counts) Time(JsonElement from) => from.ValueKind == JsonValueKind.Null
        ? (null, default)
        : (new TimeRange(Moment(from, "from"), Moment(from, "to")), new GoodAndBad(Long(from, "good")!.Value, Long(from, "bad")!.Value));

    private static Instant Moment(JsonElement from, string name) => Instant.TryParse(Text(from, name), out Instant at) ? at : throw new FormatException($"'{name}' of the stored diagnosis is no time");

    private static string? Text(JsonElement from, string name) => from.GetProperty(name).GetString();

    private static long? Long(JsonElement from, string name) => from.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : null;

    /// <summary>What older ones do not have.</summary>
    private static JsonElement? Later(JsonElement from, string name) => from.TryGetProperty(name, out JsonElement value) ? value : null;

    private static long? LaterLong(JsonElement from, string name) => Later(from, name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : null;

    private static T? Member<T>(JsonElement from, string name)
        where T : struct, Enum => Text(from, name) is { } text ? Enum.Parse<T>(text, ignoreCase: true) : null;
}
