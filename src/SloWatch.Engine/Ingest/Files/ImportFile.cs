using System.IO.Compression;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Adapters;

namespace SloWatch.Engine.Ingest.Files;

/// <summary>A file that can be imported: opened, with the adapter that reads it and the Source whose mapping applies.</summary>
internal sealed class ImportFile : IDisposable
{
    private const int BufferBytes = 1 << 16;

    /// <summary>Bytes by which archives are known.</summary>
    private const int LongestMark = 4;

    private readonly CountingStream onDisk;

    private ImportFile(Stream file, long length, bool packed, string name, IFileAdapter adapter, SourceDefinition source)
    {
        Length = length;
        Name = name;
        Adapter = adapter;
        Source = source;
        onDisk = new CountingStream(file);
        Content = packed ? new GZipStream(onDisk, CompressionMode.Decompress) : onDisk;
    }

    /// <summary>As the user wrote it.</summary>
    public string Name { get; }

    public IFileAdapter Adapter { get; }

    public SourceDefinition Source { get; }

    /// <summary>Unpacked.</summary>
    public Stream Content { get; }

    public long BytesRead => onDisk.Count;

    /// <summary>On disk; 0 when it is not known, as of a pipe.</summary>
    public long Length { get; }

    /// <summary>
    /// Throws <see cref="ImportRefusedException"/> when there is no such file or nothing knows how to read it, <see cref="UnknownNameException"/>
    /// when the rules do not have what was asked for, and <see cref="UnreadableFileException"/> when it cannot be read at all.
    /// </summary>
    /// <param name="cancellation">Also ends the waiting for a pipe, as long as the file is read.</param>
    public static ImportFile Open(ImportRequest request, RuleSet rules, CancellationToken cancellation)
    {
        (IFileAdapter adapter, SourceDefinition source) = SourceChoice.Of(request, rules);
        FileStream file = Open(request.Path, cancellation);
        try
        {
            if (file.CanSeek)
            {
                return new ImportFile(file, file.Length, IsPacked(First(file, request.Path), request.Path), request.Path, adapter, source);
            }

            PipeStream pipe = new(file, cancellation);
            return new ImportFile(pipe, 0, IsPacked(pipe.Peek(LongestMark), request.Path), request.Path, adapter, source);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Content.Dispose();
        onDisk.Dispose();
    }

    private static FileStream Open(string path, CancellationToken cancellation)
    {
        if (Directory.Exists(path))
        {
            throw new ImportRefusedException($"{path}: it is a folder", "name a file in it");
        }

        try
        {
            // A pipe is opened when something begins to write to it, which may be never.
            return Task.Run(
                () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferBytes, FileOptions.SequentialScan),
                cancellation).WaitAsync(cancellation).GetAwaiter().GetResult();
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ImportRefusedException($"{path}: there is no such file", "check its name");
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Unreadable(path, $"it cannot be opened: {denied.Message.TrimEnd('.')}", "check who may read it");
        }
    }

    private static byte[] First(FileStream file, string path)
    {
        byte[] first = new byte[LongestMark];
        try
        {
            int read = file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
            file.Position = 0;
            return first[..read];
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, $"it cannot be read: {failed.Message.TrimEnd('.')}", "fetch the file again");
        }
    }

    /// <summary>By its first bytes, whatever it is called.</summary>
    private static bool IsPacked(ReadOnlySpan<byte> first, string path)
    {
        return first switch
        {
            [0x1F, 0x8B, ..] => true,
            [(byte)'P', (byte)'K', 3, 4] => throw Archive("zip"),
            [(byte)'B', (byte)'Z', (byte)'h', ..] => throw Archive("bzip2"),
            [0xFD, (byte)'7', (byte)'z', (byte)'X'] => throw Archive("xz"),
            [0x28, 0xB5, 0x2F, 0xFD] => throw Archive("zstd"),
            _ => false,
        };

        ImportRefusedException Archive(string kind) => new($"{path}: it is a {kind} archive", "unpack it first; only gzip is unpacked while it is read");
    }

    private static UnreadableFileException Unreadable(string path, string what, string remedy) => new(new Place(path, 0, 0), what, remedy);
}
