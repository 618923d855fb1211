using SloWatch.Cli.Printing;

namespace SloWatch.Tests.Printing;

public class ShellWordTests
{
    [Theory]
    [InlineData("slowatch-tour", "slowatch-tour")]
    [InlineData("my tour", "'my tour'")]
    [InlineData("it's", @"'it'\''s'")]
    public void A_folder_is_quoted_where_a_shell_needs_it(string path, string quoted) => Assert.Equal(quoted, ShellWord.Of(path));
}
