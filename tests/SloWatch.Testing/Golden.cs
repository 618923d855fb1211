using Xunit;

namespace SloWatch.Testing;

/// <summary>Compares output with a file that a person has read. SLOWATCH_WRITE_GOLDEN=1 writes the files anew, to be read again.</summary>
public static class Golden
{
    /// <param name="path">Below the root of the repository.</param>
    public static void Matches(string path, string actual)
    {
        string full = Repository.PathOf(path);
        if (Environment.GetEnvironmentVariable("SLOWATCH_WRITE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, actual);
        }

        Assert.True(File.Exists(full), $"{path} is missing; SLOWATCH_WRITE_GOLDEN=1 writes it");
        Assert.Equal(File.ReadAllText(full), actual);
    }
}
