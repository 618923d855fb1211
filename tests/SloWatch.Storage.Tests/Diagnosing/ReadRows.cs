using System.Reflection;
using System.Runtime.ExceptionServices;
using SloWatch.Core.Instances;
using SloWatch.Engine.Stores;

namespace SloWatch.Storage.Tests.Diagnosing;

/// <summary>A store that counts the instances that are read of it, one after another.</summary>
public class ReadRows : DispatchProxy
{
    private object inner = null!;
    private ReadRows root = null!;
    private bool whole;

    public int Read { get; private set; }

    /// <param name="whole">It is asked for some of its instances, and gives all.</param>
    public static (IStoreReader Store, ReadRows Rows) Of(IStoreReader store, bool whole)
    {
        IStoreReader proxy = Create<IStoreReader, ReadRows>();
        ReadRows rows = (ReadRows)(object)proxy;
        (rows.inner, rows.root, rows.whole) = (store, rows, whole);
        return (proxy, rows);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        object? answer = whole && targetMethod!.Name == nameof(IInstanceReader.Touching) ? ((IInstanceReader)inner).All((string)args![0]!) : Ask(targetMethod!, args);
        return answer switch
        {
            IInstanceReader instances => Wrapped(instances),
            IEnumerable<StoredInstance> read when targetMethod!.Name != nameof(IInstanceReader.Load) => read.Select(Counted),
            _ => answer,
        };
    }

    private object? Ask(MethodInfo method, object?[]? args)
    {
        try
        {
            return method.Invoke(inner, args);
        }
        catch (TargetInvocationException failed) when (failed.InnerException is { } why)
        {
            ExceptionDispatchInfo.Throw(why);
            throw;
        }
    }

    private IInstanceReader Wrapped(IInstanceReader instances)
    {
        IInstanceReader proxy = Create<IInstanceReader, ReadRows>();
        ReadRows rows = (ReadRows)(object)proxy;
        (rows.inner, rows.root, rows.whole) = (instances, root, whole);
        return proxy;
    }

    private StoredInstance Counted(StoredInstance instance)
    {
        root.Read++;
        return instance;
    }
}
