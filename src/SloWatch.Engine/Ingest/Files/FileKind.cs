using System.Runtime.InteropServices;

namespace SloWatch.Engine.Ingest.Files;

/// <summary>What stands in a folder under the name of a file. The runtime does not tell, so Linux is asked; on other systems everything counts as a file.</summary>
internal static class FileKind
{
    private const int WorkingFolder = -100;
    private const uint TypeAlone = 1;

    /// <summary>Of struct statx, which is the same on every machine.</summary>
    private const int AnswerBytes = 256, ModeAt = 28;

    /// <summary>Null for a regular file, for a link to one, and where it cannot be told.</summary>
    public static string? Odd(string path) => (ModeOf(path) & 0xF000) switch
    {
        0x1000 => "a pipe",
        0xC000 => "a socket",
        0x2000 or 0x6000 => "a device",
        _ => null,
    };

    private static int ModeOf(string path)
    {
        try
        {
            byte[] answer = new byte[AnswerBytes];
            return OperatingSystem.IsLinux() && Statx(WorkingFolder, path, 0, TypeAlone, answer) == 0 ? BitConverter.ToUInt16(answer, ModeAt) : 0;
        }
        catch (Exception old) when (old is EntryPointNotFoundException or DllNotFoundException)
        {
            return 0;
        }
    }

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, [Out] byte[] answer);
}
