using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Yaml.Syntax;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Yaml.Syntax;

public class YamlTreeProperties
{
    [Fact]
    public void Any_bytes_give_documents_or_problems_and_never_a_throw()
    {
        int rounds = LongRuns.ReasonToSkip is null ? 300_000 : 20_000;
        for (int seed = 0; seed < rounds; seed++)
        {
            Random random = new(seed);
            byte[] content = seed % 2 == 0 ? Mutation.Soup(random) : Mutation.Bytes(random);
            List<Problem> problems = [];
            Exception? thrown = Record.Exception(() => YamlTree.Read("f", content, problems));
            Assert.True(thrown is null, $"seed {seed}: {thrown}");
            Assert.True(problems.TrueForAll(problem => problem.Place.Line >= 1 && problem.Place.Column >= 1), $"seed {seed}: {string.Join('\n', problems)}");
        }
    }
}
