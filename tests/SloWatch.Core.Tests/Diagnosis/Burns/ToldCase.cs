using SloWatch.Core.Events;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Diagnosis.Burns;

/// <summary>A case of a burn while it is told, step by step. Seconds are counted from nine o'clock.</summary>
internal sealed class ToldCase(Random random, string id, double begun)
{
    public Case Facts { get; } = Case.Of(id);

    public double Begun { get; } = begun;

    public double Clock { get; set; } = begun;

    public bool IsAfterFault => Begun >= WholeBurn.Fault;

    public static string At(double seconds) => Monday.Text(Monday.At("09:00") + TimeSpan.FromSeconds(seconds));

    public double Between(double least, double most) => least + (random.NextDouble() * (most - least));

    public ToldCase Started(string version = "v1", double? due = null)
    {
        Facts.Started(At(Begun)).Version(version);
        if (due is { } seconds)
        {
            Facts.Detail(details => details with { Deadline = Monday.At(At(Begun + seconds)) });
        }

        return this;
    }

    /// <param name="lasts">Seconds; null: it does not come back.</param>
    /// <param name="waits">To be taken up; null: nothing is told of that.</param>
    /// <param name="undoes">A step that was done.</param>
    public ToldCase Step(string name, double? lasts, string? dependency = null, double? waits = null, string? undoes = null)
    {
        if (waits is { } seconds)
        {
            Facts.StepScheduled(name, At(Clock));
            Depends(dependency);
            Clock += seconds;
        }

        Facts.StepStarted(name, At(Clock));
        Depends(dependency);
        if (undoes is not null)
        {
            Facts.Detail(details => details with { Compensates = undoes });
        }

        if (lasts is { } length)
        {
            Facts.StepEnded(name, At(Clock += length));
        }

        return this;
    }

    /// <param name="lasts">Seconds, and then it fails for good.</param>
    public ToldCase Failed(string name, double lasts, string dependency)
    {
        Facts.StepStarted(name, At(Clock)).Dependency(dependency).StepEnded(name, At(Clock += lasts), outcome: Outcome.Failed).Error("HTTP 503");
        return this;
    }

    public ToldCase Prepared() => Later(1).Step("prep", Between(20, 40)).Later(1);

    /// <summary>A person approves, and it is shipped.</summary>
    public void Approved()
    {
        Step("person", Between(60, 300), waits: 5).Step("ship", Between(10, 20), "depot");
        Facts.Ended(At(Clock += 1));
    }

    public ToldCase Later(double seconds)
    {
        Clock += seconds;
        return this;
    }

    private void Depends(string? dependency)
    {
        if (dependency is not null)
        {
            Facts.Dependency(dependency);
        }
    }
}
