namespace SloWatch.Core.Alerting.Policies;

public enum AlertSeverity
{
    /// <summary>Someone looks at it in working hours.</summary>
    Ticket,

    /// <summary>Someone is called.</summary>
    Page,
}
