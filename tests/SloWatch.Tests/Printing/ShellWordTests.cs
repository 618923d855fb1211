using SloWatch.Cli.Printing;

namespace SloWatch.Tests.Printing;

public class ShellWordTests
{
    [Theory]
    [InlineData("slowatch-tour", "slowatch-tour")]
    [InlineData("my tour", "'my tour'")]
    [InlineData("it's", @"'it'\''s'")]
    [InlineData("", "''")]
    [InlineData("a\nb\u202e'\\", @"$'a\x0ab\xe2\x80\xae\'\\'")]
    public void A_folder_is_quoted_where_a_shell_needs_it(string path, string quoted) => Assert.Equal(quoted, ShellWord.Of(path));

    [Theory]
    [InlineData("-tour", "./-tour")]
    [InlineData("- tour", "'./- tour'")]
    [InlineData("tour", "tour")]
    public void A_path_is_never_taken_for_an_option(string path, string quoted) => Assert.Equal(quoted, ShellWord.OfPath(path));

    [Theory]
    [InlineData("o1", "slowatch explain o1 --workflow orders")]
    [InlineData("-1 o", "slowatch explain --workflow orders -- '-1 o'")]
    [InlineData("--json", "slowatch explain --workflow orders -- --json")]
    public void An_instance_is_never_taken_for_an_option(string id, string typed) => Assert.Equal(typed, TypedCommand.Of("explain", id, " --workflow orders"));
}
