using System.Text;
using System.Text.RegularExpressions;
using SloWatch.Core.Events;
using SloWatch.Engine.Ingest.EventJson;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Docs;

public partial class EventExampleTests
{
    [Fact]
    public void The_docs_show_an_event_of_each_kind_and_each_is_taken()
    {
        EventJsonReader reader = new("docs", null);
        List<EventKind> shown = [];
        foreach (string line in Lines().Match(Repository.Read("docs/connect-an-engine.md")).Groups["text"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.True(reader.TryRead(Encoding.UTF8.GetBytes(line), out WorkflowEvent? fact, out EventRefusal refusal), $"{line}: {refusal.Reason}");
            shown.Add(fact.Kind);
        }

        Assert.Equal(Enum.GetValues<EventKind>().Where(kind => !EventWords.IsInternal(kind)), shown.Order());
    }

    [GeneratedRegex(@"^```jsonl\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Lines();
}
