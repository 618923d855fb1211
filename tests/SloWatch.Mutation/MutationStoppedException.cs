namespace SloWatch.Mutation;

/// <summary>The run says nothing about the tests: Core does not compile, or its tests fail without a mutation.</summary>
public sealed class MutationStoppedException(string message) : Exception(message);
