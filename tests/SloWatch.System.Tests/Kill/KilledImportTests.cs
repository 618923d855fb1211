using SloWatch.Testing;
using SloWatch.Testing.Histories;
using SloWatch.Testing.Stores;

namespace SloWatch.System.Tests.Kill;

public sealed class KilledImportTests : IDisposable
{
    private const int Applications = 13_087;
    private const int Chains = 2;
    private const int KillsInAChain = 10;

    private readonly TempFolder folder = new();

    /// <summary>Each import goes on where the one killed before it came to, so that the kills are spread over the whole log.</summary>
    [DataFact]
    public void An_import_killed_twenty_times_and_begun_again_gives_the_same_bytes_as_one_left_in_peace()
    {
        KilledImport peaceful = At("peaceful");
        Assert.Equal(0, peaceful.RunToTheEnd());
        string expected = peaceful.Dump("dump.txt");
        int inTheMidst = 0;
        for (int chain = 1; chain <= Chains; chain++)
        {
            KilledImport killed = At($"chain-{chain}");
            inTheMidst += KillAgainAndAgain(killed, new Dice(chain));
            Assert.Equal(0, killed.RunToTheEnd());
            string actual = killed.Dump("dump.txt");
            Assert.True(DumpFile.Difference(expected, actual) is null, $"chain {chain}, {DumpFile.Difference(expected, actual)}");
        }

        Assert.True(inTheMidst >= 15, $"only {inTheMidst} of {Chains * KillsInAChain} kills fell between the first and the last commit");
    }

    public void Dispose() => folder.Dispose();

    private static int KillAgainAndAgain(KilledImport killed, Dice dice)
    {
        int inTheMidst = 0;
        for (int kill = 0; kill < KillsInAChain; kill++)
        {
            long instances = (Applications * kill / KillsInAChain) + dice.Below(Applications / KillsInAChain);
            killed.KillAt(instances, TimeSpan.FromMilliseconds(dice.Below(60)));
            inTheMidst += killed.IsInTheMidst() ? 1 : 0;
        }

        return inTheMidst;
    }

    private KilledImport At(string name) => new(Directory.CreateDirectory(folder.PathOf(name)).FullName);
}
