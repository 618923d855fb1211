using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using SloWatch.Mutation.Mutants;
using SloWatch.Testing;

namespace SloWatch.Mutation.Building;

/// <summary>SloWatch.Core as the build compiles it, and with one change.</summary>
internal sealed class CoreSource
{
    private const string Folder = "src/SloWatch.Core";

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest, DocumentationMode.None);

    private readonly Dictionary<string, SyntaxTree> trees = [];
    private readonly CSharpCompilation whole;

    public CoreSource()
    {
        foreach (string file in Repository.Files(Folder, ".cs"))
        {
            trees.Add(file, Parse(Repository.Read(file), file));
        }

        string generated = Repository.PathOf("artifacts", "obj", "SloWatch.Core", "release");
        string[] ofTheBuild = [Path.Combine(generated, "SloWatch.Core.GlobalUsings.g.cs"), Path.Combine(generated, "SloWatch.Core.AssemblyInfo.cs")];
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] references = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path => Path.GetDirectoryName(path) == framework)];
        whole = CSharpCompilation.Create(
            "SloWatch.Core",
            [.. trees.Values, .. ofTheBuild.Select(path => Parse(File.ReadAllText(path), path))],
            references.Select(path => MetadataReference.CreateFromFile(path)),
            new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, checkOverflow: true, nullableContextOptions: NullableContextOptions.Enable, deterministic: true));
    }

    /// <summary>Changes with Core and with its tests.</summary>
    public static string Fingerprint { get; } = Hash([Folder, "tests/SloWatch.Core.Tests", "tests/SloWatch.Testing"]);

    /// <summary>All that may be tried, in the order of the seed.</summary>
    public IReadOnlyList<Mutant> Candidates(int seed) => Draw.Of(trees.SelectMany(file => Mutants.Candidates.Of(file.Key, file.Value)), seed);

    /// <param name="mutant">Null: Core as it is.</param>
    /// <returns>False when it does not compile; nothing is written then.</returns>
    public bool TryBuild(Mutant? mutant, string path)
    {
        CSharpCompilation compilation = mutant is null ? whole : whole.ReplaceSyntaxTree(trees[mutant.File], Parse(mutant.Apply(trees[mutant.File].GetText().ToString()), mutant.File));
        using MemoryStream assembly = new();
        EmitResult result = compilation.Emit(assembly);
        if (result.Success)
        {
            File.WriteAllBytes(path, assembly.ToArray());
        }

        return result.Success;
    }

    private static SyntaxTree Parse(string text, string file) => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), Language, file);

    private static string Hash(string[] folders)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string file in folders.SelectMany(folder => Repository.Files(folder, ".cs")))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file));
            hash.AppendData(File.ReadAllBytes(Repository.PathOf(file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
