using System.Text.Json;

namespace SloWatch.Tests.Printing;

public class JsonTextTests
{
    [Theory]
    [InlineData("the customer's <order> & \"more\" + `x`", "the customer's <order> & \\\"more\\\" + `x`")]
    [InlineData("Nürnberg 東京", "Nürnberg 東京")]
    public void What_people_can_read_stays_what_it_is(string text, string written) => Assert.Equal($"{{\"a\":\"{written}\"}}", Line(text));

    [Theory]
    [InlineData("\u001b[2J\u0007\u009b31m\u007f\0")]
    [InlineData("user\u202egnp.exe\u200b\ufeff\u2028\u00ad")]
    [InlineData("a\r\nb\tc")]
    [InlineData("🚀 \U000E0041")]
    public void What_would_steer_or_disguise_is_spelt_out_and_reads_back(string text)
    {
        string line = Line(text);

        Assert.Equal(SafeText.Of(line), line);
        Assert.Equal(text, JsonDocument.Parse(line).RootElement.GetProperty("a").GetString());
    }

    [Fact]
    public void Over_several_lines_only_the_breaks_between_fields_are_raw()
    {
        StringWriter to = new() { NewLine = "\n" };

        JsonText.Write(to, json => Fields(json, "a\nb\u202e"));

        Assert.Equal("{\n  \"a\": \"a\\nb\\u202e\"\n}\n", to.ToString());
    }

    private static string Line(string text) => JsonText.Line(json => Fields(json, text));

    private static void Fields(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("a", text);
        json.WriteEndObject();
    }
}
