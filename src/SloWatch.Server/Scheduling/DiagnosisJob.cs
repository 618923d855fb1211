using Quartz;
using SloWatch.Server.Alerting;

namespace SloWatch.Server.Scheduling;

/// <summary>Finds out why alerts fired.</summary>
[DisallowConcurrentExecution]
internal sealed class DiagnosisJob(AlertDiagnoses diagnoses) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => new(diagnoses.MakeAsync(cancellationToken));
}
