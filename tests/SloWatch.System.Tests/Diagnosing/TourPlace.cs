using SloWatch.Testing;

namespace SloWatch.System.Tests.Diagnosing;

/// <summary>The folder of the tour, made once for tests that only read it.</summary>
public sealed class TourPlace : IDisposable
{
    private readonly TempFolder folder = new();

    public TourPlace() => Assert.Equal(0, Slowatch.Run(folder.Root, "tour", "--folder", ".").ExitCode);

    public string Root => folder.Root;

    public Answer Run(params string[] arguments) => Slowatch.Run(Root, arguments);

    public void Dispose() => folder.Dispose();
}
