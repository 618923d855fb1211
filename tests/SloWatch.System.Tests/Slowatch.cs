using System.Diagnostics;

namespace SloWatch.System.Tests;

/// <summary>What a process answered.</summary>
public sealed record Answer(int ExitCode, string Out, string Error);

/// <summary>The real program, as a process of its own.</summary>
internal static class Slowatch
{
    public static string Path { get; } = global::System.IO.Path.Combine(AppContext.BaseDirectory, "slowatch");

    public static Answer Run(string folder, params string[] arguments) => RunProgram(folder, Path, arguments);

    /// <summary>With variables of its environment.</summary>
    public static Answer RunWith(string folder, (string Name, string Value)[] variables, params string[] arguments) =>
        RunProgram(folder, "env", [.. variables.Select(variable => $"{variable.Name}={variable.Value}"), Path, .. arguments]);

    /// <summary>Lines as a person types them into a shell; the first that fails ends it.</summary>
    public static Answer Type(string folder, string lines) => RunProgram(folder, "bash", "-c", $"shopt -s expand_aliases; set -e\n{lines}\n");

    public static Answer RunProgram(string folder, string program, params string[] arguments)
    {
        using Process process = Start(folder, program, arguments);
        Task<string> talk = process.StandardError.ReadToEndAsync();
        string result = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, result, talk.Result);
    }

    /// <summary>Without input, and with both outputs for the caller to read.</summary>
    public static Process Start(string folder, string program, params string[] arguments)
    {
        Process process = Process.Start(
            new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.StandardInput.Close();
        return process;
    }
}
