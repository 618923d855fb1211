using System.Xml.Linq;
using SloWatch.Testing;

namespace SloWatch.Server.Tests;

public class DirectionTests
{
    [Fact]
    public void Only_the_executable_reaches_the_server()
    {
        string[] reaching =
        [
            .. Repository.Files("src", ".csproj").Where(file => XDocument.Parse(Repository.Read(file)).Descendants("ProjectReference")
                .Any(reference => reference.Attribute("Include")!.Value.EndsWith("/SloWatch.Server.csproj", StringComparison.Ordinal))),
        ];

        Assert.Equal(["src/SloWatch/SloWatch.csproj"], reaching);
    }
}
