namespace SloWatch.Cli.Running;

/// <summary>Why a file cannot be used, in a user's words: the system's own often name nothing but the file.</summary>
internal static class FileFault
{
    public static bool Is(Exception failure) => failure is IOException or UnauthorizedAccessException;

    public static string Cause(Exception failure) => failure switch
    {
        UnauthorizedAccessException => "this user may not, or it is a folder",
        FileNotFoundException or DirectoryNotFoundException => "there is no such folder",
        _ => failure.Message.TrimEnd('.'),
    };
}
