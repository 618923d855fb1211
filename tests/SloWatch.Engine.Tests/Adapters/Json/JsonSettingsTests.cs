using SloWatch.Core.Rules;

namespace SloWatch.Engine.Tests.Adapters.Json;

public class JsonSettingsTests
{
    [Theory]
    [InlineData("makes: [{kind: started, at: $.at}]", "1:9: 'started' lacks 'instance'; say where it comes from, here or in 'every' (the case this happened to: its id, unique within the workflow, unless a key tells it)")]
    [InlineData("makes: [{kind: ended, at: $.at, instance: $.id}]", "1:9: 'ended' lacks 'outcome'; say where it comes from, here (how it ended)")]
    [InlineData("makes: [{kind: started, at: $.at, instance: $.id, outcome: failed}]", "1:60: 'outcome' says nothing on 'started'; remove it, or use the kind it belongs to (stepEnded, ended, slot)")]
    [InlineData("makes: [{kind: ended, at: $.at, instance: $.id, outcome: canceled}]", "1:58: 'canceled' is no outcome of 'ended'; write 'cancelled'")]
    [InlineData("tables: {t: {values: {a: completed, '*': canceled}}}\nmakes: [{kind: ended, at: $.at, instance: $.id, outcome: $.s | t}]", "2:58: 'canceled' is no outcome of 'ended'; write 'cancelled', in the table")]
    [InlineData("makes: [{kind: begun, at: $.at, instance: $.id}]", "1:16: 'kind' is the text 'begun'; use one of: ")]
    [InlineData("makes: [{kind: started, at: $.at, instance: $..id}]", "1:45: '$..id': '..' stands for several values, and one is needed; name each step of the way, as in $.order.id")]
    [InlineData("makes: [{kind: gauge, at: $.at, name: n, value: $.v, keys: {parcel: $.p}}]", "1:9: 'gauge' lacks 'instance'; say where it comes from")]
    [InlineData("makes: [{kind: started, at: $.at, instance: 'o-{$.id'}]", "1:45: 'o-{$.id': a brace does not end; close it behind the path")]
    [InlineData("makes: [{kind: started, at: $.at, instance: $.id/x}]", "1:45: '$.id/x': '/x' stands behind the path; put a path that is a part of a text into braces, as in order-{$.id}")]
    [InlineData("makes: [{kind: started, at: $.at, instance: $.id | ids}]", "1:45: '$.id | ids': there is no table 'ids'; remove it; behind '|' stands a table of 'tables', before 'LETTERS' or after 'LETTERS'")]
    [InlineData("makes: [{kind: started, at: $.at, instance: $.id + x}]", "1:45: '$.id + x': no whole number follows; write one, as in $.retryCount + 1")]
    [InlineData("makes: [{kind: started, at: received, instance: $.id}]", "1:29: 'received' stands without 'fact', and a message that comes twice would be two events; name what is told with 'fact', such as end")]
    [InlineData("makes: [{kind: started, at: $.at, instance: $.id, when: {status: x}}]", "1:58: 'status': it is no path; write one that begins with $, as in $.order.id")]
    [InlineData("events: $.a[0:1]\nmakes: [{kind: started, at: $.at, instance: $.id}]", "1:9: '$.a[0:1]': a bracket with ':' stands for several values, and one is needed; write one name in quotes or one number in each bracket")]
    [InlineData("events: items\nmakes: [{kind: started, at: $.at, instance: $.id}]", "1:9: 'items': it is no path; write one that begins with $, as in $.order.id")]
    [InlineData("ignore: [{}]\nmakes: [{kind: started, at: $.at, instance: $.id}]", "1:10: it would leave out every message; say with 'when' or 'unless' which are meant")]
    [InlineData("times: [HH]\nmakes: [{kind: started, at: $.at, instance: $.id}]", "1:8: 'HH' does not say year, month and day; write iso, unix, unixMillis or a pattern such as dd.MM.yyyy HH:mm:ss")]
    [InlineData("tables: {t: {values: {a: [b, c]}}}\nmakes: [{kind: started, at: $.at, instance: $.id}]", "1:22: 'a' names 2 values; name one")]
    [InlineData("every: {outcome: failed}\nmakes: [{kind: started, at: $.at, instance: $.id}]", "1:9: 'every' has no setting 'outcome'; use one of: ")]
    public void A_mapping_that_cannot_be_meant_is_refused_at_its_place(string mapping, string problem) => Assert.StartsWith(problem, Assert.Single(Mapped.Faults(mapping)), StringComparison.Ordinal);

    [Theory]
    [InlineData("step: chek", "1:61: Workflow 'orders' has no step 'chek'; write 'check', or add it to 'steps' of the Workflow")]
    [InlineData("state: x", "1:56: track 'main' of Workflow 'orders' has no state 'x'; use one of: new, paid, or add it to 'states' of the Workflow")]
    [InlineData("state: new, track: mian", "1:56: Workflow 'orders' has no track 'mian'; write 'main', or add it to 'states' of the Workflow")]
    [InlineData("state: $.s, track: mian", "1:68: Workflow 'orders' has no track 'mian'; write 'main', or add it to 'states' of the Workflow")]
    [InlineData("state: paid", null)]
    [InlineData("state: $.s", null)]
    [InlineData("state: x, track: $.t", null)]
    [InlineData("state: x, workflow: $.w", null)]
    [InlineData("step: check", null)]
    [InlineData("step: [chek, $.s]", null)]
    public void Steps_and_states_that_a_mapping_names_are_those_of_its_workflow(string said, string? problem)
    {
        string kind = said.StartsWith("step", StringComparison.Ordinal) ? "stepStarted" : "state";
        string[] faults = Mapped.Faults($"makes: [{{kind: {kind}, at: $.at, instance: $.id, {said}}}]", "steps: [check]\nstates:\n  main: [new, paid]\n");
        Assert.Equal(problem is null ? [] : [problem], faults);
    }

    [Theory]
    [InlineData("keys: {parcel: $.p}", "correlateBy: [parcel]\n", null)]
    [InlineData("keys: {parcel: $.p, region: $.r}", "correlateBy: [parcel]\n", null)]
    [InlineData("keys: {parcel: $.p}, instance: $.id", "", null)]
    [InlineData("keys: {parcel: $.p}, workflow: $.w", "", null)]
    [InlineData("keys: {parcel: $.p}", "", "1:50: events without 'instance' would find no case: Workflow 'orders' has no 'correlateBy'; add 'parcel' to it if each value belongs to one case, or say the 'instance'")]
    [InlineData("keys: {parcle: $.p}", "correlateBy: [parcel]\n", "1:50: events without 'instance' would find no case: 'correlateBy' of Workflow 'orders' has none of their keys; write 'parcel', or say the 'instance'")]
    public void Events_without_an_instance_carry_a_key_that_tells_it(string said, string workflow, string? problem) =>
        Assert.Equal(problem is null ? [] : [problem], Mapped.Faults($"makes: [{{kind: started, at: $.at, {said}}}]", workflow));

    [Fact]
    public void A_mapping_says_at_least_what_messages_become() =>
        Assert.Contains("'mapping' lacks 'makes'", Assert.Single(Mapped.Faults("times: iso")), StringComparison.Ordinal);

    [Theory]
    [InlineData("started", "", Sight.Starts)]
    [InlineData("ended", "outcome: failed", Sight.Ends)]
    [InlineData("ended", "outcome: failed, by: $.by", Sight.Ends | Sight.EndCauses)]
    [InlineData("stepScheduled", "", Sight.OpenSteps)]
    [InlineData("stepEnded", "outcome: failed", Sight.Steps)]
    [InlineData("stepEnded", "outcome: failed, attempt: $.n", Sight.Steps | Sight.Attempts)]
    [InlineData("stepFailed", "", Sight.Attempts)]
    [InlineData("state", "state: x", Sight.States)]
    [InlineData("blocked", "", Sight.Blocks)]
    public void What_it_sees_follows_from_the_events_it_makes(string kind, string more, Sight sees) =>
        Assert.Equal(sees | Sight.Order | Sight.EveryInstance, Mapped.Source($"makes: [{{kind: {kind}, at: $.at, instance: $.id{(more.Length > 0 ? $", {more}" : "")}}}]").Sees);

    [Fact]
    public void A_changed_mapping_is_known_by_its_hash()
    {
        const string Mapping = "times: [iso]\nabsent: [x]\nevents: $.a\ntables: {t: {values: {a: b}}}\nignore: [{when: {$.i: j}}]\nmakes: [{kind: started, at: $.at, instance: $.id, when: {$.c: d}, attributes: {e: f}}]";
        string hash = Mapped.Source(Mapping).MappingHash;
        Assert.Equal(hash, Mapped.Source(Mapping).MappingHash);
        foreach ((string written, string otherwise) in new[] { ("[iso]", "[unix]"), ("[x]", "[y]"), ("$.a\n", "$.b\n"), ("a: b", "a: c"), ("$.i: j", "$.i: k"), ("started", "alive"), ("$.id", "$.ID"), ("$.c: d", "$.c: e"), ("e: f", "e: g") })
        {
            Assert.NotEqual(hash, Mapped.Source(Mapping.Replace(written, otherwise, StringComparison.Ordinal)).MappingHash);
        }
    }
}
