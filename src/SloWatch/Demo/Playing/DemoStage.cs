using System.Net;
using SloWatch.Cli.Demo.Telling;
using SloWatch.Cli.Running;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation.Statuses;
using SloWatch.Engine.Stores;
using SloWatch.Engine.Yaml;
using SloWatch.Server;
using SloWatch.Server.Settings;

namespace SloWatch.Cli.Demo.Playing;

/// <summary>The service as it always runs, in this process, with the simulated world before it.</summary>
internal sealed class DemoStage(Workplace place, DemoFolder folder, DemoPlan plan, IPace pace)
{
    private static readonly IPEndPoint Usual = new(IPAddress.Loopback, 8080);
    private static readonly IPEndPoint AnyFree = new(IPAddress.Loopback, 0);

    /// <summary>Until whoever watches ends it, or the clock shows a time.</summary>
    public async Task PlayAsync(IPEndPoint? listen, Instant until)
    {
        RuleSet rules = place.Rules();
        folder.Changed.ToList().ForEach(file => place.Shell.Terminal.Say($"note: {folder.Rules}/{file} was changed, and stays so"));
        using IStore store = folder.NewStore();
        await using SloWatchServer server = await StartAsync(store, listen);
        try
        {
            await PlayAsync(server, store, rules, until);
        }
        catch (OperationCanceledException) when (place.Shell.Interrupted.IsCancellationRequested)
        {
            place.Shell.Terminal.Say($"ended; its rules and its store stay in {folder.Path}, and another demo begins anew there");
        }

        await server.StopAsync();
    }

    private async Task PlayAsync(SloWatchServer server, IStore store, RuleSet rules, Instant until)
    {
        Uri address = new(server.Addresses.First());
        using HttpClient client = new() { BaseAddress = address };
        Narrator narrator = new(place.Shell.Terminal, place.Times(), plan, new ServiceView(client), address);
        DemoRun run = new(plan, pace, server, new Posting(client, place.Shell.Time), narrator);
        long events = await run.TellPastAsync(place.Shell.Interrupted);
        using (IStoreSnapshot snapshot = store.OpenSnapshot())
        {
            StatusReport status = StatusReport.Compute(snapshot, rules, StatusReport.WorkflowsOf(snapshot, rules), pace.Clock);
            new FirstScreen(place.Shell.Terminal, folder, address).Write(status, place.Times(), events, isFast: !pace.IsWall);
        }

        await run.PlayAsync(until, place.Shell.Interrupted);
    }

    private async Task<SloWatchServer> StartAsync(IStore store, IPEndPoint? listen)
    {
        try
        {
            return await StartOnAsync(store, listen ?? Usual);
        }
        catch (Exception taken) when (taken is IOException or System.Net.Sockets.SocketException)
        {
            return listen is null
                ? await StartOnAsync(store, AnyFree)
                : throw new VerbStoppedException(ExitCode.Refused, $"the demo cannot listen on {listen} ({taken.GetBaseException().Message.TrimEnd('.')})", "choose another address with --listen, or none");
        }
    }

    private Task<SloWatchServer> StartOnAsync(IStore store, IPEndPoint listen)
    {
        ServerSettings settings = new(listen, folder.Store, folder.Rules) { LogsAlerts = false };
        return SloWatchServer.StartAsync(pace.IsDriven ? settings with { Tick = null } : settings, store, RuleFolder.Load(folder.Rules), pace.Clock);
    }
}
