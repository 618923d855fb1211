using System.IO.Compression;
using System.Text;
using SloWatch.Core.Budgets;
using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Ingest;
using SloWatch.Engine.Ingest.EventJson;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Sqlite;
using SloWatch.Testing;
using SloWatch.Testing.Histories;
using SloWatch.Testing.Stores;
using SQLitePCL;

namespace SloWatch.Storage.Tests.Pipeline;

/// <summary>A folder with files to import and the store they are imported into.</summary>
internal sealed class ImportPlace : IDisposable
{
    private readonly TempFolder folder = new();

    public string StorePath => folder.PathOf("slowatch.db");

    /// <summary>Stands between the import and the store.</summary>
    public Func<IStore, IStore> Through { get; set; } = store => store;

    public static RuleSet Rules(params Measurement[] measurements) => new(
        [.. measurements.Select(measurement => measurement.Workflow).DistinctBy(workflow => workflow.Name)],
        [.. measurements.Select((measurement, number) => new Objective($"objective-{number + 1}", measurement, new TargetShare(0.9m), new RollingWindow(TimeSpan.FromDays(30))))],
        [],
        []);

    public string PathOf(string name) => folder.PathOf(name);

    public string Write(string name, string content) => folder.Write(name, content);

    /// <summary>As JSON lines, packed when the name says so.</summary>
    public string Write(string name, IEnumerable<WorkflowEvent> events)
    {
        string path = folder.PathOf(name);
        using Stream file = File.Create(path);
        using Stream content = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : file;
        using EventJsonWriter writer = new(content);
        foreach (WorkflowEvent fact in events)
        {
            writer.WriteLine(fact);
        }

        return path;
    }

    /// <summary>An archive whose end is missing, but none of these events.</summary>
    public string WriteBroken(IReadOnlyList<WorkflowEvent> events)
    {
        Dice dice = new(1);
        string noise = string.Concat(Enumerable.Range(0, 2000).Select(_ => (char)dice.Between('a', 'z')));
        WorkflowEvent last = events[^1] with { Kind = EventKind.Alive, Instance = "noise", Error = noise };
        string path = Write("broken.jsonl.gz", [.. events, last]);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^500]);
        return path;
    }

    public static string Lines(params WorkflowEvent[] events)
    {
        using MemoryStream content = new();
        using (EventJsonWriter writer = new(content))
        {
            Array.ForEach(events, writer.WriteLine);
        }

        return Encoding.UTF8.GetString(content.ToArray());
    }

    public IStore Open() => SqliteStore.Open(StorePath, create: true);

    public ImportResult Import(string path, RuleSet rules, bool replace = false, IProgress<ImportProgress>? progress = null, string? workflow = null)
    {
        using IStore store = Through(Open());
        return FileImporter.Run(new ImportRequest(path, workflow, null, replace), store, rules, TimeProvider.System, progress, CancellationToken.None);
    }

    public ImportResult Import(IEnumerable<WorkflowEvent> events, RuleSet rules, bool replace = false) => Import(Write($"{Guid.NewGuid():N}.jsonl", events), rules, replace);

    /// <summary>Everything the store knows, in canonical order.</summary>
    public string Dump()
    {
        using IStore store = Open();
        return StoreDump.Text(store);
    }

    public T Read<T>(Func<IStore, T> question)
    {
        using IStore store = Open();
        return question(store);
    }

    /// <summary>What another program did to the file.</summary>
    public void Change(string sql)
    {
        Batteries_V2.Init();
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_open(StorePath, out sqlite3 database));
        using (database)
        {
            Assert.Equal(raw.SQLITE_OK, raw.sqlite3_exec(database, sql, out string problem));
            Assert.Null(problem);
            Assert.True(raw.sqlite3_changes(database) > 0, "nothing was changed");
        }
    }

    public AuditResult Audit(RuleSet rules) => Read(store => Engine.Evaluation.Audit.Run(store, rules, null, CancellationToken.None));

    public void AssertAudited(RuleSet rules) => Assert.Empty(Audit(rules).Differences);

    public void Dispose() => folder.Dispose();

    /// <summary>The process dies at a write of the work, counted from 0; false when the work ends before.</summary>
    public bool Dies(int atWrite, Action work)
    {
        int left = atWrite;
        Through = store => new FaultyStore(store, (_, _) =>
        {
            if (left-- == 0)
            {
                throw new CrashException();
            }
        });
        try
        {
            work();
            return false;
        }
        catch (CrashException)
        {
            return true;
        }
        finally
        {
            Through = store => store;
        }
    }
}
