using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Packing;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Testing.Stores;

/// <summary>
/// The truth a store holds, a line each in canonical order: instances with their facts, the minutes of complete measurements, violations.
/// Left out is what depends on how it came in: row versions, chunks, the order of facts, when an instance was last judged, gaps that touched it once. Two stores that
/// were told the same, in whatever order and batches, dump the same bytes.
/// </summary>
public static class StoreDump
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new InstantText() },
    };

    public static void Write(IStoreReader store, TextWriter writer) => Write(store, writer, Facts);

    /// <param name="facts">A row's facts as lines, in any order.</param>
    public static void Write(IStoreReader store, TextWriter writer, Func<StoredInstance, IEnumerable<string>> facts)
    {
        foreach (StoredInstance row in store.Instances.All(null))
        {
            InstanceSummary summary = row.Summary;
            Line(writer, "instance", row.Key.Workflow, row.Key.Id, row.NextDeadline, summary.FirstAt, summary.LastAt, summary.EndedAt, summary.BusinessKey, summary.FactCount);
            foreach (string fact in facts(row).Order(StringComparer.Ordinal))
            {
                writer.Write($"  {fact}\n");
            }
        }

        WriteLedger(store, writer);
        foreach (Violation v in store.Ledger.AllViolations(null))
        {
            Line(writer, "violation", v.Measurement, v.Workflow, v.Instance, v.Unit, v.At, v.Reason, v.Step, v.State, v.Dependency, v.Version, v.Error, v.ClosedAt);
        }
    }

    public static string Text(IStoreReader store, Func<StoredInstance, IEnumerable<string>>? facts = null)
    {
        using StringWriter writer = new(CultureInfo.InvariantCulture);
        Write(store, writer, facts ?? Facts);
        return writer.ToString();
    }

    private static void WriteLedger(IStoreReader store, TextWriter writer)
    {
        foreach (string measurement in store.Ledger.Measurements())
        {
            foreach ((long minute, Tally tally) in store.Ledger.Minutes(measurement))
            {
                Line(writer, "ledger", measurement, Instant.FromMinute(minute), tally.Begun, tally.Good, tally.Bad, tally.Excluded, tally.ClosedBad);
            }
        }
    }

    private static IEnumerable<string> Facts(StoredInstance row)
    {
        List<WorkflowEvent> facts = [];
        foreach (byte[] chunk in row.Chunks)
        {
            FactPacker.Unpack(chunk, row.Key, facts);
        }

        return facts.Where(fact => fact.Kind != EventKind.Gap || row.Summary.Span.IsTouchedBy(InstanceSpan.Of(fact))).Select(fact => JsonSerializer.Serialize(fact, Readable));
    }

    // Quoted as JSON, so that no text can look like two fields or two lines.
    private static void Line(TextWriter writer, string what, params object?[] fields) =>
        writer.Write($"{what} {string.Join(' ', fields.Select(field => JsonSerializer.Serialize(field, Readable)))}\n");

    private sealed class InstantText : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("a dump is not read back");

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
