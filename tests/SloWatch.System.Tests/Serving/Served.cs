using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Serving;

/// <summary>The real service, as a process of its own on a free port, with the rules of this folder.</summary>
internal sealed partial class Served : IDisposable
{
    public const string Rules = "tests/SloWatch.System.Tests/Serving/rules";

    private readonly StringBuilder talk = new();
    private readonly TaskCompletionSource<string?> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process process;

    private Served(TempFolder folder, string[] arguments)
    {
        Folder = folder;
        process = Slowatch.Start(folder.Root, Slowatch.Path, ["serve", "--listen", "127.0.0.1:0", "--store", "slowatch.db", .. (string[])(arguments.Contains("--rules") ? [] : ["--rules", Repository.PathOf(Rules)]), .. arguments]);
        Task.Run(Listen);
        Assert.True(listening.Task.Wait(TimeSpan.FromSeconds(60)), Talk);
        Address = new(listening.Task.Result ?? throw new InvalidOperationException($"it ended: {Talk}"));
        Client = new() { BaseAddress = Address };
    }

    public TempFolder Folder { get; }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public int Id => process.Id;

    public string Talk
    {
        get
        {
            lock (talk)
            {
                return talk.ToString();
            }
        }
    }

    public static Served Start(TempFolder folder, params string[] arguments) => new(folder, arguments);

    /// <summary>An event of an order, some minutes from now.</summary>
    public static string Event(string kind, string order, double minutes, string more = "") =>
        $$"""{"kind":"{{kind}}","at":"{{DateTimeOffset.UtcNow.AddMinutes(minutes).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture)}}","source":"shop","workflow":"orders","instance":"{{order}}"{{more}}}""";

    public async Task<JsonElement> PostAsync(params string[] events)
    {
        using StringContent content = new(string.Join('\n', events), Encoding.UTF8, MediaTypeHeaderValue.Parse("application/x-ndjson"));
        using HttpResponseMessage answer = await Client.PostAsync(new Uri("/api/v1/events", UriKind.Relative), content);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Gives its exit code.</summary>
    public int Stop(string signal)
    {
        using (Process kill = Process.Start("kill", [$"-{signal}", Id.ToString(CultureInfo.InvariantCulture)]))
        {
            kill.WaitForExit();
        }

        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(60)), "it did not end");
        process.WaitForExit();
        return process.ExitCode;
    }

    public void Dispose()
    {
        Client.Dispose();
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    /// <summary>To the end: a pipe that nobody reads would hold it up.</summary>
    private void Listen()
    {
        while (process.StandardError.ReadLine() is { } line)
        {
            lock (talk)
            {
                talk.AppendLine(line);
            }

            if (Printed().Match(line) is { Success: true } match)
            {
                listening.TrySetResult(match.Groups["address"].Value);
            }
        }

        listening.TrySetResult(null);
    }

    [GeneratedRegex(@"^listening on (?<address>\S+)$")]
    private static partial Regex Printed();
}
