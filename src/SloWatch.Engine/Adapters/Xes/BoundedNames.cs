using System.Xml;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Adapters.Xes;

/// <summary>The names of elements and attributes met so far. XES has a few dozen; the parser keeps each for ever, so a file that makes up new ones is not read on.</summary>
internal sealed class BoundedNames(Func<Place> place) : NameTable
{
    private const int MostNames = 10_000;

    private int count;

    public override string Add(string key) => Get(key) ?? Counted(base.Add(key));

    public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Counted(base.Add(key, start, len));

    private string Counted(string name) =>
        ++count <= MostNames ? name : throw new UnreadableFileException(place(), $"more than {MostNames} names of elements and attributes stand in the file", "check that it is a XES log");
}
