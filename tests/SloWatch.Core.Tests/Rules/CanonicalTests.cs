using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Rules;

/// <summary>A measurement that is counted in plain hours keeps its canonical text, and with it the ledger that was counted for it.</summary>
public class CanonicalTests
{
    private const string Before = "|payments|separateLives=False;overrides=False;revisable=864000000000|";
    private const string After = "|where:version=;dependency=;outcome=;result=;by=|exclude:version=;dependency=;outcome=;result=;by=";

    [Fact]
    public void CycleTime() => Same("cycleTime;within=36000000000;onFailure=Bad;clock=elapsed", Measure.CycleTime("1h"));

    [Fact]
    public void Success() => Same("success;accept=;reject=;within=36000000000", Measure.Success(("within", "1h")));

    [Fact]
    public void Success_without_a_deadline() => Same("success;accept=;reject=;within=", Measure.Success());

    [Fact]
    public void Stuck() => Same("stuck;after=36000000000;states=;track=", Measure.Stuck("1h"));

    [Fact]
    public void Stuck_by_state() =>
        Same("stuck;after=36000000000;states=17:5:check=600000000;track=main", Measure.Stuck("1h", ("by", "state"), ("states", new (string, object)[] { ("check", new (string, object)[] { ("after", "1m") }) })));

    [Fact]
    public void StepTime() => Same("stepTime;within=36000000000;step=check;onFailure=Bad;clock=elapsed", Measure.StepTime("check", "1h"));

    [Fact]
    public void WaitTime() => Same("waitTime;within=36000000000;step=check;clock=elapsed", Measure.WaitTime("check", "1h"));

    private static void Same(string indicator, Measurement measurement) => Assert.Equal(Before + indicator + After, measurement.Canonical[measurement.Canonical.IndexOf('|', StringComparison.Ordinal)..]);
}
