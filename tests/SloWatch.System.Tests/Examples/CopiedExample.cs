namespace SloWatch.System.Tests.Examples;

/// <summary>What holds for an example that people copy, and what its report says.</summary>
public abstract class CopiedExample<TFolder>(TFolder example) : IClassFixture<TFolder>
    where TFolder : ExampleFolder
{
    protected TFolder Example => example;

    [Fact]
    public void Its_README_shows_what_its_commands_print()
    {
        Assert.Equal(0, example.Typed.ExitCode);
        Assert.Empty(example.NotPrinted());
    }

    [Fact]
    public void Validate_finds_nothing_to_say() => Assert.Contains("; 0 errors, 0 warnings\n", example.Run("validate", ".").Out, StringComparison.Ordinal);

    [Fact]
    public void The_audit_agrees()
    {
        Answer audit = example.Run("audit");
        Assert.True(audit.ExitCode == 0, audit.Out);
    }

    protected string Where(string id, params string[] more)
    {
        Answer where = example.Run(["where", id, .. more]);
        Assert.True(where.ExitCode == 0, where.Error);
        return where.Out;
    }

    private protected Tally At(string objective, string asOf) => example.Report(asOf).Objectives[objective];

    protected int Bad(string objective, string asOf) => At(objective, asOf).Bad;
}
