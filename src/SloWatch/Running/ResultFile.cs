namespace SloWatch.Cli.Running;

/// <summary>A result that goes to a file the user named.</summary>
internal static class ResultFile
{
    /// <summary>When writing fails, or is interrupted, a file that was not there before is removed. One that was may be a device, and stays.</summary>
    public static T Write<T>(string path, Func<Stream, T> content)
    {
        bool isNew = false;
        bool isWhole = false;
        try
        {
            T result;
            using (FileStream file = Open(path, out isNew))
            {
                result = content(file);
            }

            isWhole = true;
            return result;
        }
        catch (Exception failure) when (FileFault.Is(failure))
        {
            throw new VerbStoppedException(ExitCode.Unreadable, $"{path} cannot be written: {FileFault.Cause(failure)}", "name another file, or make room on its disk");
        }
        finally
        {
            if (isNew && !isWhole)
            {
                File.Delete(path);
            }
        }
    }

    private static FileStream Open(string path, out bool isNew)
    {
        bool isThere = Path.Exists(path);
        FileStream file = new(path, isThere ? FileMode.Create : FileMode.CreateNew, FileAccess.Write);
        isNew = !isThere;
        return file;
    }
}
