namespace SloWatch.Server.Tests.Hosting;

/// <summary>A shop whose orders are to be done in an hour.</summary>
internal static class OrderRules
{
    public const string Text =
        """
        kind: Workflow
        name: orders
        states:
          main: [received, paid, sent]
        steps: [pack]
        ---
        kind: Owner
        name: shop-floor
        ---
        kind: Source
        name: shop
        workflow: orders
        format: jsonLines
        ---
        kind: SLO
        name: orders-in-an-hour
        workflow: orders
        owner: shop-floor
        runbook: runbooks/late.md
        indicator:
          cycleTime:
            within: 1h
        target: 90%
        window: 7d
        ---
        kind: SLO
        name: orders-in-an-hour-strict
        workflow: orders
        owner: shop-floor
        runbook: runbooks/late.md
        indicator:
          cycleTime:
            within: 1h
        target: 99%
        window: 1d
        """;
}
