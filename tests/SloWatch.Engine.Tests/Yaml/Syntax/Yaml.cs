using System.Text;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Yaml.Syntax;

namespace SloWatch.Engine.Tests.Yaml.Syntax;

internal static class Yaml
{
    public static Setting One(string text)
    {
        (YamlFile file, List<Problem> problems) = Read(text);
        Assert.Empty(problems);
        Assert.True(file.IsWhole);
        return Assert.Single(file.Documents);
    }

    /// <summary>The only problem, without the name of the file.</summary>
    public static string Fault(string text) => Fault(Encoding.UTF8.GetBytes(text));

    public static string Fault(byte[] content)
    {
        List<Problem> problems = [];
        YamlTree.Read("f", content, problems);
        string problem = Assert.Single(problems).ToString();
        Assert.StartsWith("f:", problem, StringComparison.Ordinal);
        return problem["f:".Length..];
    }

    public static (YamlFile File, List<Problem> Problems) Read(string text)
    {
        List<Problem> problems = [];
        return (YamlTree.Read("f", Encoding.UTF8.GetBytes(text), problems), problems);
    }
}
