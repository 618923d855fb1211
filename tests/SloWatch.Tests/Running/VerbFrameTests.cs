using SloWatch.Cli.Running;
using SloWatch.Core.Instances.Packing;
using SloWatch.Engine.Ingest;
using SloWatch.Engine.Stores;

namespace SloWatch.Tests.Running;

public class VerbFrameTests
{
    public static TheoryData<Exception, int, string> Failures => new()
    {
        { new VerbStoppedException(3, "there is no store", "make one"), 3, "slowatch: there is no store; make one\n" },
        { new ImportRefusedException("the mapping changed", "add --replace"), 4, "slowatch: the mapping changed; add --replace\n" },
        { new WriterBusyException("slowatch.db", "process 7"), 4, "slowatch: slowatch.db is being written by process 7; wait until it ends, or stop it\n" },
        { new StoreException("the disk is full; make room"), 7, "slowatch: the disk is full; make room\n" },
        { new DamagedFactsException(new("orders", "o-1")), 7, "slowatch: the stored facts of 'o-1' of workflow 'orders' are damaged, and nothing is judged of it any more; 'slowatch audit' lists what is damaged, and a back-up has it as it was\n" },
        { new IOException("\u001b[2Jcannot"), 6, "slowatch: a file cannot be read or written: \\u001b[2Jcannot; check that it can, and that its disk has room\n" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void A_failure_becomes_a_message_and_a_code(Exception failure, int code, string talk) => Assert.Equal((code, talk), Run(() => throw failure));

    [Fact]
    public void A_bug_is_told_with_how_to_report_it_and_without_a_stack_trace()
    {
        (int code, string talk) = Run(() => throw new InvalidOperationException("oh"));

        Assert.Equal(70, code);
        Assert.StartsWith("slowatch: a bug: InvalidOperationException: oh\nPlease report it", talk, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", talk, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interruption_has_a_code_of_its_own() =>
        Assert.Equal(130, Run(() => throw new OperationCanceledException(), new CancellationToken(canceled: true)).Code);

    [Fact]
    public void A_cancellation_that_nobody_asked_for_is_a_bug() => Assert.Equal(70, Run(() => throw new OperationCanceledException()).Code);

    [Fact]
    public void Exit_codes_are_told_once_each() =>
        Assert.Equal(ExitCode.All.Select(code => code.Code).Distinct().Order(), ExitCode.All.Select(code => code.Code));

    /// <summary>What it did is printed; a script must not take it for all there is.</summary>
    [Fact]
    public void A_verb_that_left_out_what_cannot_be_read_ends_with_7_and_its_name()
    {
        using StringWriter talk = new();
        Shell shell = new(new Terminal(TextWriter.Null, talk), TimeProvider.System, CancellationToken.None);

        int code = VerbFrame.Run(shell, () =>
        {
            shell.Damaged.Add(new DamagedFactsException(new("payments", "b")));
            return ExitCode.Ok;
        });

        Assert.Equal(ExitCode.StoreFailed, code);
        Assert.StartsWith("slowatch: the stored facts of 'b' of workflow 'payments' are damaged", talk.ToString(), StringComparison.Ordinal);
    }

    private static (int Code, string Talk) Run(Func<int> verb, CancellationToken interrupted = default)
    {
        StringWriter talk = new() { NewLine = "\n" };
        int code = VerbFrame.Run(new Shell(new Terminal(TextWriter.Null, talk), TimeProvider.System, interrupted), verb);
        return (code, talk.ToString());
    }
}
