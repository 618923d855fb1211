using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Adapters.Json.Files;
using SloWatch.Engine.Adapters.Json.Settings;

namespace SloWatch.Engine.Adapters.Json;

/// <summary>JSON as others write it: the mapping says what it means. It is posted to the service, and read from files.</summary>
public sealed class JsonAdapter : IFileAdapter
{
    public string Name => "json";

    public string Summary => "JSON as an engine or service writes it, posted to the service or in files; the mapping says what it means.";

    public IReadOnlyList<string> Extensions => [".json"];

    /// <summary>Without a mapping nothing.</summary>
    public Sight Sees => Sight.None;

    public bool NeedsMapping => true;

    public IReadOnlyList<SettingDeclaration> Settings => JsonSettings.All;

    public string Example =>
        """
        kind: Source
        name: order-webhook
        workflow: orders
        format: json
        mapping:
          events: $.events
          times: [unixMillis]
          tables:
            outcomes:
              values: {DONE: completed, ERROR: failed, '*': cancelled}
          ignore:
            - when: {'@.type': [heartbeat, 'audit.*']}
          every:
            instance: '@.order.id'
            at: '@.ts'
            attributes: {shop: $.shop}
          makes:
            - kind: started
              when: {'@.type': order.created}
              businessKey: '@.order.number'
            - kind: ended
              when: {'@.type': order.closed}
              outcome: '@.status | outcomes'
              error: '@.error.message'
        """;

    public ActivityMapping Read(SettingReader settings) => JsonSettings.Read(settings);

    public Sight SeesWith(ActivityMapping mapping) => JsonSight.Of(mapping.Format as JsonMapping ?? JsonMapping.Nothing);

    public IMessageReader MessagesOf(SourceDefinition source) => new MessageReader(source);

    public void Import(FileImport file, IEventSink sink, CancellationToken cancellation) => new JsonImport(file, sink).Run(cancellation);
}
