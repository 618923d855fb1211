using SloWatch.Core.Rules.Settings;
using SloWatch.Server.Settings;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Docs;

public class UnitFileTests
{
    [Fact]
    public void The_unit_of_systemd_starts_the_service_as_it_is_documented()
    {
        string line = Repository.Read("packaging/slowatch.service").Split('\n').Single(one => one.StartsWith("ExecStart=", StringComparison.Ordinal));

        Assert.Equal("ExecStart=/usr/bin/slowatch serve --config /etc/slowatch/slowatch.yaml --log-format systemd", line);
        Assert.Contains("slowatch serve --config /etc/slowatch/slowatch.yaml --log-format systemd", Repository.Read("docs/operate.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_settings_of_the_docs_are_understood()
    {
        string[] blocks = [.. Repository.Read("docs/operate.md").Split("```yaml\n").Skip(1).Select(block => block.Split("```")[0])];

        Assert.NotEmpty(blocks);
        foreach (string block in blocks)
        {
            using TempFolder folder = new();
            SettingLayers layers = new();
            layers.AddFile(folder.Write("slowatch.yaml", block.Replace("/etc/slowatch/tls/", folder.Root + "/", StringComparison.Ordinal).Replace("/var/lib/slowatch/", folder.Root + "/", StringComparison.Ordinal)), required: true);
            SettingsReading.Read(layers, TimeProvider.System);
            Assert.All(layers.Problems, (Problem problem) => Assert.Contains("the certificate or its key cannot be read", problem.What, StringComparison.Ordinal));
        }
    }
}
