using System.Text;
using System.Text.RegularExpressions;
using SloWatch.Core.Events;
using SloWatch.Engine.Ingest.EventJson;
using SloWatch.Engine.Ingest.EventJson.Schema;
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

    /// <summary>SLOWATCH_WRITE_DOCS=1 writes the table anew.</summary>
    [Fact]
    public void The_docs_explain_every_field_as_the_schema_does()
    {
        const string Page = "docs/events.md";
        string table = string.Concat(EventFieldText.All.Select(field => $"| `{field.Name}` | {field.Summary} |\n"));
        string written = Repository.Read(Page);
        string declared = Fields().Replace(written, $"<!-- fields of events -->\n| field | what it says |\n|---|---|\n{table}<!-- end of fields -->");
        if (Environment.GetEnvironmentVariable("SLOWATCH_WRITE_DOCS") == "1")
        {
            File.WriteAllText(Repository.PathOf(Page), declared);
            written = declared;
        }

        Assert.Equal(declared, written);
    }

    [GeneratedRegex("<!-- fields of events -->\n[^<]*?<!-- end of fields -->")]
    private static partial Regex Fields();

    [GeneratedRegex(@"^```jsonl\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Lines();
}
