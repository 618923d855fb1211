using System.IO.Compression;
using SloWatch.Core.Rules;
using SloWatch.Engine.Adapters;

namespace SloWatch.Engine.Ingest.Files;

/// <summary>A file that can be imported: opened, with the adapter that reads it and the Source whose mapping applies.</summary>
internal sealed class ImportFile : IDisposable
{
    private const int BufferBytes = 1 << 16;

    private readonly CountingStream onDisk;

    private ImportFile(FileStream file, bool packed, string name, IFileAdapter adapter, SourceDefinition source)
    {
        Length = file.Length;
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

    /// <summary>On disk.</summary>
    public long Length { get; }

    /// <summary>Throws <see cref="ImportRefusedException"/> when it cannot be opened, or nothing knows how to read it.</summary>
    public static ImportFile Open(ImportRequest request, RuleSet rules)
    {
        (IFileAdapter adapter, SourceDefinition source) = SourceChoice.Of(request, rules);
        FileStream file = Open(request.Path);
        try
        {
            return new ImportFile(file, IsPacked(file, request.Path), request.Path, adapter, source);
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

    private static FileStream Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new ImportRefusedException($"{path}: it is a folder", "name a file in it");
        }

        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferBytes, FileOptions.SequentialScan);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ImportRefusedException($"{path}: there is no such file", "check its name");
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ImportRefusedException($"{path}: it cannot be opened: {denied.Message.TrimEnd('.')}", "check who may read it");
        }
    }

    /// <summary>By its first bytes, whatever it is called.</summary>
    private static bool IsPacked(FileStream file, string path)
    {
        Span<byte> first = stackalloc byte[4];
        int read;
        try
        {
            read = file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
            file.Position = 0;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new ImportRefusedException($"{path}: it cannot be read: {failed.Message.TrimEnd('.')}", "fetch the file again");
        }

        first = first[..read];
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
}
