using SloWatch.Core.Instances.Packing;
using SloWatch.Engine.Adapters;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Ingest;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Running;

/// <summary>The one place where what went wrong becomes a message and an exit code. It may be the results that cannot be written, so they are not waited for.</summary>
internal static class VerbFrame
{
    public static int Run(Shell shell, Func<int> verb)
    {
        try
        {
            int answer = verb();
            shell.Terminal.Out.Flush();
            return answer is ExitCode.Ok or ExitCode.Incomplete ? WithDamage(shell, answer) : answer;
        }
        catch (OperationCanceledException) when (shell.Interrupted.IsCancellationRequested)
        {
            shell.Terminal.Error.WriteLine("slowatch: interrupted; what was committed before stands, and running it again completes it");
            return ExitCode.Interrupted;
        }
        catch (Exception failure)
        {
            int code = CodeOf(failure);
            shell.Terminal.Error.WriteLine(code == ExitCode.Bug ? BugReport(failure) : $"slowatch: {SafeText.Of(MessageOf(failure))}");
            return code;
        }
    }

    /// <summary>The rest is done, and of what was left out a script must not think that it was.</summary>
    private static int WithDamage(Shell shell, int answer)
    {
        IReadOnlyList<DamagedFactsException> damaged = shell.Damaged.Found;
        foreach (DamagedFactsException damage in damaged)
        {
            shell.Terminal.Error.WriteLine($"slowatch: {SafeText.Of(damage.Message)}");
        }

        return damaged.Count > 0 ? ExitCode.StoreFailed : answer;
    }

    public static int CodeOf(Exception failure) => failure switch
    {
        VerbStoppedException stopped => stopped.ExitCode,
        AsOfRefusedException => ExitCode.Usage,
        UnknownNameException => ExitCode.NotFound,
        ImportRefusedException or WriterBusyException => ExitCode.Refused,
        UnreadableFileException => ExitCode.Unreadable,
        StoreException or DamagedFactsException => ExitCode.StoreFailed,
        _ when FileFault.Is(failure) => ExitCode.Unreadable,
        _ => ExitCode.Bug,
    };

    /// <summary>The system's own messages name neither what was done nor what to do.</summary>
    public static string MessageOf(Exception failure) => FileFault.Is(failure)
        ? $"a file cannot be read or written: {failure.Message.TrimEnd('.')}; check that it can, and that its disk has room"
        : failure.Message;

    private static string BugReport(Exception failure) =>
        Environment.GetEnvironmentVariable("SLOWATCH_TRACE") == "1"
            ? $"slowatch: a bug: {failure}"
            : $"""
               slowatch: a bug: {failure.GetType().Name}: {SafeText.Of(failure.Message)}
               Please report it, with the command line and what `SLOWATCH_TRACE=1 slowatch ...` prints, to the people who maintain your SloWatch.
               """;
}
