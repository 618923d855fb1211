using SloWatch.Core.Rules;
using SloWatch.Engine.Polling;
using SloWatch.Engine.Retention;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Live;

/// <summary>
/// The running service: takes deliveries in, and does between them what the clock asks for. One thread does all of it, in turn; a second one
/// writes. May be called from any thread.
/// </summary>
public sealed class LiveEngine : IPolledInto, IDisposable
{
    private readonly Arrivals arrivals;
    private readonly LiveWork work;
    private readonly Thread thread;
    private readonly IStore store;
    private readonly TimeProvider time;
    private readonly TimeSpan keep;
    private readonly CancellationTokenSource stopping;
    private volatile bool ending;

    private LiveEngine(IStoreWriter writer, IStore store, RuleSet rules, RuleSet? coming, LiveOptions options, TimeProvider time)
    {
        (this.store, this.time, keep) = (store, time, options.Retention);
        arrivals = new Arrivals(options.WaitingEvents);
        stopping = CancellationTokenSource.CreateLinkedTokenSource(options.Stopping);
        work = new LiveWork(writer, store, rules, coming, options, time, arrivals, stopping.Token);
        thread = new Thread(work.Run) { IsBackground = true, Name = "live" };
        thread.Start();
    }

    public LiveHealth Health => work.Health;

    /// <summary>Takes the right to write, and brings the ledger up to the rules.</summary>
    /// <param name="coming">Those that <see cref="UseRulesAsync"/> brings the ledger up to instead, while these serve: what stands by them is kept until then.</param>
    /// <exception cref="WriterBusyException">Another process has it.</exception>
    public static LiveEngine Start(IStore store, RuleSet rules, LiveOptions options, TimeProvider time, RuleSet? coming = null)
    {
        IStoreWriter writer = store.OpenWriter();
        try
        {
            return new LiveEngine(writer, store, rules, coming, options, time);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    public Task<Receipt>? TryTake(Delivery delivery)
    {
        Arrival arrival = new(delivery);
        return arrivals.TryAdd(arrival) ? arrival.Answer : null;
    }

    /// <summary>What the clock asks for: moves watermarks on, and judges what is due by them. The task fails with what it failed with; the next tick tries again.</summary>
    public Task TickAsync() => arrivals.Add(work.Tick);

    /// <summary>
    /// Judges by other rules. What is to be counted for them is counted first, while those before serve on and deliveries are taken in; ends
    /// when they are in use.
    /// </summary>
    /// <exception cref="OperationCanceledException">Others came before these were in use, or the service ended.</exception>
    public async Task UseRulesAsync(RuleSet rules)
    {
        TaskCompletionSource inUse = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await arrivals.Add(() => work.Use(rules, inUse));
        await inUse.Task;
    }

    /// <summary>Keeps a diagnosis with the alert it is of. The task fails where it could not be written.</summary>
    public Task KeepAsync(StoredDiagnosis diagnosis)
    {
        Commit commit = new() { RecordedAt = diagnosis.MadeAt };
        commit.Diagnoses.Add(diagnosis);
        return WriteAsync(commit);
    }

    /// <summary>
    /// Removes what ended longer ago than it is kept, in slices between deliveries that nobody waits long for; what they are is found out beside
    /// everything else. It goes on where it was the next time when it fails, or rules change meanwhile.
    /// </summary>
    public async Task RetainAsync(CancellationToken cancellation)
    {
        RuleSet rules = RuleSet.Empty;
        await arrivals.Add(() => rules = work.Rules);
        RetentionPace pace = new();
        bool goesOn = true;
        foreach (RetentionSlice slice in new RetentionWalk(store, rules, keep, pace, time).Slices())
        {
            cancellation.ThrowIfCancellationRequested();
            if (ending)
            {
                return;
            }

            await arrivals.Add(() =>
            {
                long began = time.GetTimestamp();
                goesOn = work.Retire(slice);
                pace.Took(time.GetElapsedTime(began));
            });
            if (!goesOn)
            {
                return;
            }
        }
    }

    /// <summary>
    /// Lets a source no longer say how far its workflow is complete: one that was switched off for good, or delivered by mistake. What it delivered
    /// stays, and when it delivers again it is known as a new one. Gives what was forgotten.
    /// </summary>
    /// <param name="workflow">Null: all that it delivered for.</param>
    public async Task<IReadOnlyList<(string Source, string Workflow)>> ForgetSourceAsync(string source, string? workflow)
    {
        IReadOnlyList<(string, string)> gone = [];
        await arrivals.Add(() => gone = work.Forget(source, workflow));
        return gone;
    }

    public Task TroubledAsync(string source, string workflow, string? trouble, bool delivers) => arrivals.Add(() => work.Troubled(source, workflow, trouble, delivers));

    /// <summary>Keeps what a recount found, for those who ask after the service began anew.</summary>
    public Task KeepFindingAsync(AuditFinding finding) => WriteAsync(new() { RecordedAt = finding.EndedAt, AuditFinding = finding });

    /// <summary>It is about to stop: what is being removed ends with its slice.</summary>
    public void EndRetention() => ending = true;

    /// <summary>Takes nothing more in, answers everyone who waits, and ends.</summary>
    public Task StopAsync() => Task.Run(Dispose);

    public void Dispose()
    {
        stopping.Cancel();
        arrivals.Close();
        thread.Join();
        work.Dispose();
        stopping.Dispose();
    }

    /// <summary>Between deliveries.</summary>
    private Task WriteAsync(Commit commit) => arrivals.Add(() => work.Write(commit));
}
