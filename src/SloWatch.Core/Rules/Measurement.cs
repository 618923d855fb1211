using System.Security.Cryptography;
using System.Text;
using SloWatch.Core.Indicators;

namespace SloWatch.Core.Rules;

/// <summary>
/// Everything that decides verdicts. The ledger and the violations are keyed by its hash and never by an objective's name, so that
/// objectives that measure the same share it and a renamed or re-targeted one costs nothing.
/// </summary>
public sealed class Measurement
{
    /// <summary>Raised when the fold or the judging changes its answers, so that stored ledgers are built anew instead of mixed.</summary>
    private const int JudgingRevision = 6;

    public Measurement(Workflow workflow, IIndicator indicator, UnitMatch where, UnitMatch exclude)
        : this(workflow, indicator, where, exclude, Pauses.None)
    {
    }

    public Measurement(Workflow workflow, IIndicator indicator, UnitMatch where, UnitMatch exclude, Pauses pauses)
    {
        Workflow = workflow;
        Indicator = indicator;
        Where = where;
        Exclude = exclude;
        Pauses = pauses;
        Canonical = $"v{JudgingRevision}|{workflow.Name}|{workflow.Canonical}|{indicator.Canonical}|where:{where.Canonical}|exclude:{exclude.Canonical}{(pauses.IsNone ? "" : $"|pauses:{pauses.Canonical}")}";
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical)).AsSpan(0, 12));
    }

    public Workflow Workflow { get; }

    public IIndicator Indicator { get; }

    /// <summary>Units that do not match are not units of this measurement at all.</summary>
    public UnitMatch Where { get; }

    /// <summary>Units that match are excluded, with the reason.</summary>
    public UnitMatch Exclude { get; }

    /// <summary>The clocks of its units stand in them.</summary>
    public Pauses Pauses { get; }

    /// <summary>All of it in one text.</summary>
    public string Canonical { get; }

    /// <summary>24 hexadecimal digits.</summary>
    public string Hash { get; }

    public override string ToString() => $"{Hash} ({Canonical})";
}
