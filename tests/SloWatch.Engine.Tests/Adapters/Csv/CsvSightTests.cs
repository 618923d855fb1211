using SloWatch.Core.Rules;
using static SloWatch.Engine.Tests.Adapters.Csv.Tables;

namespace SloWatch.Engine.Tests.Adapters.Csv;

public class CsvSightTests
{
    private const Sight Always = Sight.Starts | Sight.Steps | Sight.EveryInstance;

    [Theory]
    [InlineData("", Sight.Order)]
    [InlineData("ends: {A: {}}", Sight.Order | Sight.Ends)]
    [InlineData("states: {A: {}}", Sight.Order | Sight.States)]
    [InlineData("columns: {end: e}", Sight.Order)]
    [InlineData("columns: {start: s, end: e}", Sight.Order | Sight.OpenSteps)]
    [InlineData("columns: {scheduled: w, end: e}", Sight.Order)]
    [InlineData("columns: {scheduled: w, start: s, end: e}", Sight.Order | Sight.OpenSteps | Sight.PickUp)]
    [InlineData("columns: {lifecycle: l}", Sight.Order | Sight.OpenSteps | Sight.PickUp)]
    [InlineData("columns: {resource: r}", Sight.Order | Sight.EndCauses)]
    [InlineData("milestones: {A: a}", Sight.Order)]
    [InlineData("times: [yyyy-MM-dd]", Sight.None)]
    [InlineData("times: [iso, yyyy-MM-dd]", Sight.None)]
    [InlineData("times: [\"yyyy-MM-dd 'Hour' h tt\"]", Sight.Order)]
    [InlineData("times: [\"yyyy-MM-dd 'Hour'\"]", Sight.None)]
    public void A_table_shows_what_its_columns_and_its_mapping_show(string mapping, Sight besides) => Assert.Equal(Always | besides, Adapter.SeesWith(Mapping(mapping)));

    [Fact]
    public void All_of_it_is_what_a_table_may_show() =>
        Assert.Equal(Adapter.Sees, Adapter.SeesWith(Mapping("columns: {lifecycle: l, resource: r}\nends: {A: {}}\nstates: {B: {}}")));
}
