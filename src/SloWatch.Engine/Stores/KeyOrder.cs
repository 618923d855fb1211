using SloWatch.Core.Instances;

namespace SloWatch.Engine.Stores;

/// <summary>The order in which stores give out names: that of their UTF-8 bytes, which is that of their code points.</summary>
internal static class KeyOrder
{
    public static int Compare(InstanceKey a, InstanceKey b)
    {
        int byWorkflow = Compare(a.Workflow, b.Workflow);
        return byWorkflow != 0 ? byWorkflow : Compare(a.Id, b.Id);
    }

    public static int Compare(string a, string b)
    {
        int common = a.AsSpan().CommonPrefixLength(b);
        return common == Math.Min(a.Length, b.Length) ? a.Length.CompareTo(b.Length) : Rank(a[common]).CompareTo(Rank(b[common]));
    }

    /// <summary>A surrogate is half of a code point above all that need only one character.</summary>
    private static int Rank(char letter) => char.IsSurrogate(letter) ? letter + 0x10000 : letter;
}
