using SloWatch.Mutation;

try
{
    return Options.Read(args) is { } options ? MutationRun.Of(options) : Options.Usage();
}
catch (MutationStoppedException stopped)
{
    Console.Error.WriteLine(stopped.Message);
    return 3;
}
