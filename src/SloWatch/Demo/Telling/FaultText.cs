using SloWatch.Cli.Demo.Faults;
using SloWatch.Cli.Demo.Workflows;

namespace SloWatch.Cli.Demo.Telling;

/// <summary>A fault in words.</summary>
/// <param name="Begins">What happens, and from when on it does harm.</param>
/// <param name="Over">What happens when it is over.</param>
/// <param name="Workflow">The only one it touches.</param>
internal sealed record FaultText(string Begins, string Over, string Workflow)
{
    public static FaultText Of(FaultKind kind) => kind switch
    {
        FaultKind.PaymentProvider => new(
            "The card provider answers '503 service unavailable'. Each payment is tried three times, which takes some 20 seconds; then the order is lost, the first in half a minute. Reports show it from the next full minute on.",
            "The card provider answers again.",
            OrderTale.Workflow),
        FaultKind.StuckApprovals => new(
            "Nobody takes approvals up any more. Nothing fails, and nothing ends: a tool that counts what has ended sees nothing at all. Here a loan that lies for 45 seconds is bad, the first in a minute.",
            "Approvals are taken up again, and the loans that waited go on. What was too late stays bad.",
            LoanTale.Workflow),
        FaultKind.BadVersion => new(
            $"Version {LoanTale.BadVersion} is rolled out to every second loan. Each of them fails when the money is to be paid, some 25 seconds after it begins; the others go on with version {LoanTale.GoodVersion}, and are well.",
            $"All loans begin on version {LoanTale.GoodVersion} again. Those of {LoanTale.BadVersion} that are under way still fail.",
            LoanTale.Workflow),
        _ => new(
            "The courier's feed is cut. Meals are delivered, but nobody tells. SloWatch waits for two minutes; then it says that it does not know, and neither that all is well nor that all meals are late.",
            "The courier's feed is back, and tells what happened meanwhile. No meal will count as late that was not.",
            OrderTale.Workflow),
    };
}
