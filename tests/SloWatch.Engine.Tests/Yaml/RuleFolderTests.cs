using SloWatch.Core.Rules;
using SloWatch.Engine.Yaml;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Yaml;

public class RuleFolderTests
{
    [Fact]
    public void A_folder_is_read_with_its_inner_folders_in_ordinal_order()
    {
        using TempFolder folder = LoanRules.Folder().With("a/z.yml", "kind: Owner\nname: z\n").With("Z.yaml", "kind: Owner\nname: Z\n").With("notes.txt", "no rules").With("a/x.yaml.bak", "no rules");
        LoadedRules loaded = RuleFolder.Load(folder.Root);
        Assert.Equal(["Z.yaml", "a-workflow.yaml", "a/z.yml", "b-owner.yaml", "slo.yaml"], loaded.Files.Select(file => file[(folder.Root.Length + 1)..]));
        Assert.Equal(["Z", "z", "desk"], LoanRules.Accept(loaded).Owners.Select(owner => owner.Name));
    }

    [Fact]
    public void Hidden_files_and_folders_are_not_read()
    {
        using TempFolder folder = LoanRules.Folder().With(".copy/slo.yaml", LoanRules.Slo).With(".slo.yaml", "[");
        Assert.Empty(LoanRules.Problems(folder));
    }

    [Fact]
    public void A_file_alone_is_read_as_a_folder_of_one()
    {
        using TempFolder folder = new TempFolder().With("slow.md", "# Slow").With("all.txt", $"{LoanRules.Workflow}\n---\n{LoanRules.Owner}\n---\n{LoanRules.Slo}");
        LoadedRules loaded = RuleFolder.Load(folder.PathOf("all.txt"));
        Assert.Equal([folder.PathOf("all.txt")], loaded.Files);
        Assert.Single(LoanRules.Accept(loaded).Objectives);
    }

    [Theory]
    [InlineData("slowatch.db", false)]
    [InlineData("slowatch.db-wal", false)]
    [InlineData("slowatch.db.writer", false)]
    [InlineData("runbooks/new.md", true)]
    [InlineData("new.db.yaml", true)]
    public void Files_that_come_change_the_rules_but_those_of_a_store_do_not(string file, bool changes)
    {
        using TempFolder folder = LoanRules.Folder();
        string before = RuleFolder.Fingerprint(folder.Root);

        folder.With(file, "new");

        Assert.Equal(changes, RuleFolder.Fingerprint(folder.Root) != before);
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_a_problem() =>
        Assert.Equal(
            "no/such: there is no such rules folder or file; create it, or name another one with --rules",
            Assert.Single(RuleFolder.Load("no/such").Problems).ToString());

    [Fact]
    public void A_folder_without_rules_is_a_problem()
    {
        using TempFolder folder = new();
        Assert.Equal(
            $"{folder.Root}: the folder holds no *.yaml or *.yml file; write rules there, or name another folder with --rules",
            Assert.Single(RuleFolder.Load(folder.Root).Problems).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("# all of it is commented out\n# kind: SLO\n")]
    [InlineData("---\n")]
    public void An_empty_file_is_a_problem(string content) =>
        Assert.Equal(
            "1:1: the file is empty; write a document that begins with 'kind: ...' (Workflow, Calendar, Owner, Source, SLO, AlertPolicy), or remove the file",
            LoanRules.Only("x.yaml", content));

    [Fact]
    public void Places_begin_with_the_path_as_the_user_gave_it()
    {
        using TempFolder folder = new TempFolder().With("rules/inner/x.yaml", "kind: Nothing\nname: x\n");
        string given = Path.GetRelativePath(Directory.GetCurrentDirectory(), folder.PathOf("rules"));
        Assert.Equal($"{given}/inner/x.yaml:1:7", Assert.Single(RuleFolder.Load(given).Problems).Place.ToString());
        Assert.Equal($"{given}/inner/x.yaml:1:7", Assert.Single(RuleFolder.Load($"{given}/").Problems).Place.ToString());
    }

    [Fact]
    public void A_file_that_is_a_folder_or_may_not_be_read_is_a_problem_and_the_rest_is_read()
    {
        using TempFolder folder = LoanRules.Folder().With("x.yaml/y.yaml", "kind: Owner\n").With("z.yaml", "");
        File.Delete(folder.PathOf("z.yaml"));
        File.CreateSymbolicLink(folder.PathOf("z.yaml"), folder.PathOf("gone.yaml"));
        string[] problems = LoanRules.Problems(folder);
        Assert.Equal(2, problems.Length);
        Assert.StartsWith("x.yaml/y.yaml:1:1: the Owner lacks 'name'", problems[0], StringComparison.Ordinal);
        Assert.StartsWith("z.yaml: it cannot be read (", problems[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8_191)]
    [InlineData(8_192)]
    [InlineData(8_193)]
    [InlineData(1024 * 1024)]
    public void A_file_up_to_the_limit_is_read_to_its_end(int length)
    {
        const string Tail = "\nkind: Owner\nname: last\n";
        using TempFolder folder = new TempFolder().With("x.yaml", new string('#', length - Tail.Length) + Tail);
        Assert.Equal("last", Assert.Single(LoanRules.Accept(RuleFolder.Load(folder.Root)).Owners).Name);
    }

    [Fact]
    public void A_file_over_the_limit_is_refused_by_its_name()
    {
        using TempFolder folder = new TempFolder().With("x.yaml", new string('#', (1024 * 1024) + 1));
        Assert.Equal(["x.yaml: the file is longer than 1 MiB; split it into several files; every file of the folder is read"], LoanRules.Problems(folder));
    }

    [Fact]
    public void A_linked_folder_is_left_out_and_said_so()
    {
        using TempFolder folder = LoanRules.Folder();
        Directory.CreateSymbolicLink(folder.PathOf("self"), folder.Root);
        Assert.Equal(["self: warning: the linked folder is not read; put the folder itself here"], LoanRules.Problems(folder));
    }

    [Fact]
    public void A_folder_with_an_error_gives_no_rules_at_all()
    {
        using TempFolder folder = LoanRules.Folder().With("x.yaml", "kind: Owner\nname: 'x y'\n");
        Assert.Null(RuleFolder.Load(folder.Root).Rules);
    }

    [Fact]
    public void A_warning_keeps_the_rules()
    {
        using TempFolder folder = LoanRules.Folder().With("slo.yaml", LoanRules.Replace(LoanRules.Slo, "target: 95%", "target: 0.95\nalerts: none"));
        LoadedRules loaded = RuleFolder.Load(folder.Root);
        Assert.Single(loaded.Problems);
        Assert.Equal(0.0095m, Assert.Single(loaded.Rules!.Objectives).Target.Ratio);
    }

    [Fact]
    public void Many_faults_are_all_told_in_one_run_in_the_order_of_files_and_lines()
    {
        using TempFolder folder = new TempFolder()
            .With("a.yaml", "kind: Workflow\nname: loan\nstates: [a, a]\n---\nkind: Workflow\nname: loan\n---\n- x\n---\nkind: Owner\nname: 'the desk'\n")
            .With("b.yaml", """
                kind: SLO
                name: decided
                workflow: laon
                indicator:
                  cycleTime:
                    within: soon
                target: 100%
                window: 10s
                owner: dsk
                runbook: slwo.md
                alert: none
                where: { outcome: finished }
                ---
                kind: SLO
                name: decided
                """)
            .With("c.yaml", "kind: Owner\n\tname: x\n---\nkind: Nothing\nname: y\n");
        string[] places =
        [
            "a.yaml:3:9", "a.yaml:6:7", "a.yaml:8:1", "a.yaml:11:7",
            "b.yaml:3:11", "b.yaml:6:13", "b.yaml:7:9", "b.yaml:8:9", "b.yaml:9:8", "b.yaml:10:10", "b.yaml:11:1", "b.yaml:12:19", "b.yaml:14:1", "b.yaml:14:1", "b.yaml:14:1", "b.yaml:14:1", "b.yaml:14:1", "b.yaml:14:1", "b.yaml:15:7",
            "c.yaml:2:1", "c.yaml:4:7",
        ];
        Assert.Equal(places, LoanRules.Problems(folder).Select(problem => string.Join(':', problem.Split(':')[..3])));
    }

    [Fact]
    public void What_may_stand_in_an_unreadable_file_is_not_called_unknown()
    {
        using TempFolder folder = LoanRules.Folder().With("a-workflow.yaml", "kind: Workflow\n\tname: loan\n").With("b-owner.yaml", "kind: [Owner]\nname: desk\n");
        Assert.Equal(["a-workflow.yaml:2:1", "b-owner.yaml:1:7"], LoanRules.Problems(folder).Select(problem => string.Join(':', problem.Split(':')[..3])));
    }

    [Fact]
    public void What_does_not_even_stand_in_an_unreadable_part_is_unknown_all_the_same()
    {
        using TempFolder folder = LoanRules.Folder().With("x.yaml", "kind: Owner\n\tname: other\n").With("slo.yaml", LoanRules.Replace(LoanRules.Slo, "workflow: loan", "workflow: laon"));
        Assert.Equal(["slo.yaml:3:11: there is no Workflow 'laon'; write 'loan'", "x.yaml:2:1: the line is indented with a tab; indent with spaces, two for each level"], LoanRules.Problems(folder));
    }

    [Theory]
    [InlineData("- kind: Workflow\n  name: later\n")]
    [InlineData("kind: Workflow\nname: 'later\n")]
    [InlineData("kind: Workflow\nname: later\ndescription: [\n")]
    public void What_is_defined_in_an_unreadable_part_is_not_called_unknown(string part)
    {
        using TempFolder folder = LoanRules.Folder().With("x.yaml", part).With("slo.yaml", LoanRules.Replace(LoanRules.Slo, "workflow: loan", "workflow: later"));
        Assert.StartsWith("x.yaml:", Assert.Single(LoanRules.Problems(folder)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_byte_hides_nothing_else_of_its_file()
    {
        using TempFolder folder = LoanRules.Folder();
        File.WriteAllBytes(folder.PathOf("b-owner.yaml"), [.. "kind: Owner\nname: desk\ndescription: B"u8, 0xFC, .. "ro\nphone: 1\n---\nkind: Owner\nname: a b\n"u8]);
        Assert.Equal(["b-owner.yaml:3:15", "b-owner.yaml:4:1", "b-owner.yaml:7:7"], LoanRules.Problems(folder).Select(problem => string.Join(':', problem.Split(':')[..3])));
    }

    [Fact]
    public void The_same_folder_gives_the_same_rules_and_hashes_again()
    {
        using TempFolder folder = LoanRules.Folder();
        RuleSet one = LoanRules.Accept(RuleFolder.Load(folder.Root));
        RuleSet other = LoanRules.Accept(RuleFolder.Load(folder.Root));
        Assert.Equal(one.Objectives.Single().Measurement.Canonical, other.Objectives.Single().Measurement.Canonical);
    }
}
