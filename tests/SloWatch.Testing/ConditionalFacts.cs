using Xunit;

namespace SloWatch.Testing;

/// <summary>A test of minutes rather than seconds: runs with `bash tests/run --long`.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongFactAttribute : FactAttribute
{
    public LongFactAttribute() => Skip = LongRuns.ReasonToSkip;
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class LongTheoryAttribute : TheoryAttribute
{
    public LongTheoryAttribute() => Skip = LongRuns.ReasonToSkip;
}

/// <summary>A test that reads a file of <see cref="SharedData"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DataFactAttribute : FactAttribute
{
    public DataFactAttribute(string file = SharedData.LoanLog)
    {
        DataFile = file;
        Skip = SharedData.ReasonToSkip(file);
    }

    public string DataFile { get; }
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class DataTheoryAttribute : TheoryAttribute
{
    public DataTheoryAttribute(string file = SharedData.LoanLog)
    {
        DataFile = file;
        Skip = SharedData.ReasonToSkip(file);
    }

    public string DataFile { get; }
}

/// <summary>A test of minutes that reads a file of <see cref="SharedData"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongDataFactAttribute : FactAttribute
{
    public LongDataFactAttribute(string file = SharedData.LoanLog)
    {
        DataFile = file;
        Skip = LongRuns.ReasonToSkip ?? SharedData.ReasonToSkip(file);
    }

    public string DataFile { get; }
}

/// <summary>A test that needs a program of the system, which `tests/run` installs where it can.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(string tool)
    {
        Tool = tool;
        Skip = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, tool))) ? null : $"{tool} is not installed";
    }

    public string Tool { get; }
}

public static class LongRuns
{
    public static string? ReasonToSkip { get; } =
        Environment.GetEnvironmentVariable("SLOWATCH_LONG") == "1" ? null : "long: runs with bash tests/run --long";
}
