using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Packing;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Evaluation.Auditing;

/// <summary>Checks a stored instance against itself: its facts against their checksum, its columns against its facts.</summary>
internal sealed class InstanceCheck(Findings findings)
{
    /// <summary>Its facts in order of arrival; null, and a finding, when they cannot be read.</summary>
    public List<WorkflowEvent>? Facts(StoredInstance row)
    {
        long checksum = row.Chunks.Count == 0 ? 0 : Checksum.OfChunks(row.Chunks);
        findings.Compare(NameOf(row), ("checksum of facts", row.Checksum, checksum));
        List<WorkflowEvent> facts = [];
        try
        {
            foreach (byte[] chunk in row.Chunks)
            {
                FactPacker.Unpack(chunk, row.Key, facts);
            }

            return facts;
        }
        catch (FormatException)
        {
            findings.Add(NameOf(row), "facts that cannot be read", "nothing");
            return null;
        }
    }

    /// <param name="watermark">Of its workflow: everything due before it has been judged.</param>
    public void Columns(StoredInstance row, IReadOnlyList<JudgedUnit> units, Instant watermark)
    {
        Instance folded = Instance.Load(row, new WorkflowRules(new Workflow(row.Key.Workflow), []));
        InstanceSummary right = folded.Pack().Summary;
        InstanceSummary kept = row.Summary;
        findings.Compare(
            NameOf(row),
            ("first fact", kept.FirstAt, right.FirstAt),
            ("last fact", kept.LastAt, right.LastAt),
            ("end", kept.EndedAt, right.EndedAt),
            ("business key", kept.BusinessKey, right.BusinessKey),
            ("number of facts", kept.FactCount, right.FactCount),
            ("next deadline", row.NextDeadline, NextDeadline(units)));
        if (row.NextDeadline < watermark)
        {
            findings.Add(NameOf(row), $"due at {row.NextDeadline} and judged at {row.JudgedAt}", $"judged at {watermark}, up to which the workflow is complete");
        }
    }

    private static string NameOf(StoredInstance row) => $"instance {row.Key}";

    private static Instant NextDeadline(IReadOnlyList<JudgedUnit> units)
    {
        Instant next = Instant.Ever;
        foreach (JudgedUnit unit in units)
        {
            next = unit.Verdict.Kind == VerdictKind.Pending ? Instant.Min(next, unit.Verdict.Deadline) : next;
        }

        return next;
    }
}
