using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using SloWatch.Engine.Tracing;
using SloWatch.Server.Settings;

namespace SloWatch.Server.Tracing;

/// <summary>Sends spans of requests and of the pipeline to a collector, in the background. What it cannot send is lost, and holds nothing up.</summary>
internal static class TraceOutput
{
    /// <summary>Ended, it sends what it has.</summary>
    public static TracerProvider Open(TraceSettings settings) => Sdk.CreateTracerProviderBuilder()
        .ConfigureResource(resource => resource.AddService("slowatch", serviceInstanceId: Environment.MachineName))
        .AddSource(PipelineTrace.Name, "Microsoft.AspNetCore")
        .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(settings.Share)))
        .AddOtlpExporter(exporter =>
        {
            exporter.Endpoint = settings.Protocol == TraceProtocol.Http && settings.Endpoint.AbsolutePath == "/" ? new(settings.Endpoint, "v1/traces") : settings.Endpoint;
            exporter.Protocol = settings.Protocol == TraceProtocol.Http ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        })
        .Build();
}
