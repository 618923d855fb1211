using SloWatch.Testing;

namespace SloWatch.System.Tests.Mistakes;

/// <summary>What people get wrong in rules: each is refused with its place, its cause, what to do, and the nearest right name.</summary>
public sealed class RuleMistakeTests : IDisposable
{
    private const string Origin = "tests/SloWatch.System.Tests/Mistakes";

    private readonly TempFolder folder = new();

    public RuleMistakeTests()
    {
        Directory.CreateDirectory(folder.PathOf("rules"));
        folder.CopyIn(Repository.PathOf(Origin), "rules/base.yaml");
        folder.CopyIn(Repository.PathOf(Origin), "rules/late.md");
    }

    public static TheoryData<string> Names => [.. Mistake.All.Select(mistake => mistake.Name)];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Without_a_mistake_nothing_is_said() => Assert.Equal(0, Slowatch.Run(folder.Root, "validate").ExitCode);

    [Theory]
    [MemberData(nameof(Names))]
    public void Alone_it_is_all_that_is_said(string name)
    {
        Mistake mistake = Mistake.All.Single(one => one.Name == name);
        File.WriteAllBytes(folder.PathOf("rules/mistake.yaml"), mistake.Content);

        Answer answer = Slowatch.Run(folder.Root, "validate");

        Assert.Equal($"{mistake.ProblemIn("rules/mistake.yaml", 0)}\n2 files: 1 error, 0 warnings\n", answer.Out);
        Assert.Equal(1, answer.ExitCode);
    }

    [Fact]
    public void All_of_them_in_one_file_are_told_in_one_run()
    {
        List<byte> file = [];
        List<string> expected = [];
        int lines = 0;
        foreach (Mistake mistake in Mistake.All.Where(mistake => mistake.Content.Length > 0))
        {
            expected.Add(mistake.ProblemIn("rules/mistakes.yaml", lines));
            file.AddRange([.. mistake.Content, .. "---\n"u8]);
            lines += mistake.Lines + 1;
        }

        File.WriteAllBytes(folder.PathOf("rules/mistakes.yaml"), [.. file]);
        folder.Write("rules/nothing.yaml", "");
        expected.Add(Mistake.All[^1].ProblemIn("rules/nothing.yaml", 0));

        Answer answer = Slowatch.Run(folder.Root, "validate");

        Assert.Equal([.. expected, $"3 files: {expected.Count} errors, 0 warnings"], answer.Out.TrimEnd('\n').Split('\n'));
        Assert.Equal((1, ""), (answer.ExitCode, answer.Error));
    }
}
