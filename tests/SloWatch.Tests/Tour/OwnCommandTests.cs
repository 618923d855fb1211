using SloWatch.Cli.Tour;

namespace SloWatch.Tests.Tour;

public class OwnCommandTests
{
    [Theory]
    [InlineData("/clone/artifacts/slowatch", "/clone", "/usr/bin", "alias slowatch=\"$PWD/artifacts/slowatch\"")]
    [InlineData("/clone/artifacts/slowatch", "/elsewhere", "/usr/bin", "alias slowatch=\"/clone/artifacts/slowatch\"")]
    [InlineData("/my clone/slowatch", "/my clone", "/usr/bin", "alias slowatch=\"'$PWD/slowatch'\"")]
    [InlineData("/usr/share/dotnet/dotnet", "/clone", "/usr/bin", "alias slowatch=\"dotnet $PWD/artifacts/slowatch.dll\"")]
    [InlineData("/usr/bin/slowatch", "/clone", "/bin:/usr/bin/", null)]
    [InlineData("/usr/bin/slowatch", "/clone", null, "alias slowatch=\"/usr/bin/slowatch\"")]
    public void A_reader_is_told_how_to_start_the_program_that_runs(string program, string here, string? searchPath, string? alias) =>
        Assert.Equal(alias, OwnCommand.Alias(program, "/clone/artifacts/slowatch.dll", here, searchPath));
}
