using System.Text.RegularExpressions;

namespace SloWatch.Engine.Adapters;

/// <summary>Where a secret stands: never in the rules themselves. Nothing that is told of it holds the secret.</summary>
public sealed partial record SecretReference
{
    public const string Expected = "${env:NAME} for a variable of the environment, or file:PATH for a file that holds nothing else";

    private const string FilePrefix = "file:";
    private const int Longest = 16 << 10;

    private readonly string? variable;
    private readonly string? file;

    private SecretReference(string? variable, string? file) => (this.variable, this.file) = (variable, file);

    private string Place => variable is null ? $"the file {file}" : $"the environment variable {variable}";

    /// <summary>Null for a text that refers to nothing.</summary>
    public static SecretReference? Parse(string text) =>
        Variable().Match(text) is { Success: true } match ? new(match.Groups["name"].Value, null)
        : text.StartsWith(FilePrefix, StringComparison.Ordinal) && text.Length > FilePrefix.Length ? new(null, text[FilePrefix.Length..])
        : null;

    /// <exception cref="SecretException">It is not there, or is no secret that can be sent.</exception>
    public string Read()
    {
        string secret = (variable is null ? ReadFile() : Environment.GetEnvironmentVariable(variable) ?? throw new SecretException($"{Place} is not set; set it for the service, and start it anew")).Trim();
        return secret.Length == 0 ? throw new SecretException($"{Place} is empty; put the secret into it")
            : secret.Any(char.IsControl) ? throw new SecretException($"{Place} holds more than one line; put nothing else into it than the secret")
            : secret;
    }

    /// <summary>Where it stands, and no more.</summary>
    public override string ToString() => Place;

    private string ReadFile()
    {
        try
        {
            FileInfo found = new(file!);
            return found.Exists && found.Length > Longest
                ? throw new SecretException($"{Place} has {found.Length} bytes, and a secret {Longest} at most; name another file")
                : File.ReadAllText(file!);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            string why = failed is FileNotFoundException or DirectoryNotFoundException ? "is not there" : "cannot be read";
            throw new SecretException($"{Place} {why}; put the secret there, readable for the service");
        }
    }

    [GeneratedRegex(@"^\$\{env:(?<name>[A-Za-z_][A-Za-z0-9_]*)\}$")]
    private static partial Regex Variable();
}

/// <summary>A secret is not to be had. The message says where it should be, and what to do.</summary>
public sealed class SecretException(string message) : Exception(message);
