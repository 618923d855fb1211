using System.ComponentModel;
using System.Diagnostics;
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

/// <summary>Needs a disk and a user that can make files which nobody may write to (<c>chattr +i</c>).</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ImmutableFilesFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> CanProtect = new(Try);

    public ImmutableFilesFactAttribute() => Skip = CanProtect.Value ? null : "chattr +i does nothing here";

    private static bool Try()
    {
        string file = Path.GetTempFileName();
        bool wasProtected = Change("+i", file);
        bool isFreeAgain = Change("-i", file);
        File.Delete(file);
        return wasProtected && isFreeAgain;
    }

    private static bool Change(string change, string file)
    {
        try
        {
            using Process chattr = Process.Start(new ProcessStartInfo("chattr", [change, file]) { RedirectStandardError = true })!;
            chattr.WaitForExit();
            return chattr.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false; // not installed
        }
    }
}

public static class LongRuns
{
    public static string? ReasonToSkip { get; } =
        Environment.GetEnvironmentVariable("SLOWATCH_LONG") == "1" ? null : "long: runs with bash tests/run --long";
}
