using System.Diagnostics;
using System.Globalization;

namespace SloWatch.Server.SelfMetrics;

/// <summary>The process and the file of its store.</summary>
internal sealed class ProcessMetrics(string store) : IMetricsPart
{
    public void Write(MetricsText metrics)
    {
        using Process self = Process.GetCurrentProcess();
        metrics.Family("process_cpu_seconds_total", "counter", "Processor time it used.").Add(self.TotalProcessorTime.TotalSeconds);
        metrics.Family("process_resident_memory_bytes", "gauge", "Memory it occupies.").Add(self.WorkingSet64);
        metrics.Family("process_start_time_seconds", "gauge", "When it began.").Add(new DateTimeOffset(self.StartTime).ToUnixTimeMilliseconds() / 1000d);
        metrics.Family("process_threads", "gauge", "Threads it has.").Add(self.Threads.Count);
        metrics.Family("dotnet_heap_bytes", "gauge", "Memory of objects after the last collection.").Add(GC.GetGCMemoryInfo().HeapSizeBytes);
        metrics.Family("dotnet_collections_total", "counter", "Collections of memory.");
        for (int generation = 0; generation <= GC.MaxGeneration; generation++)
        {
            metrics.Add(GC.CollectionCount(generation), ("generation", generation.ToString(CultureInfo.InvariantCulture)));
        }

        metrics.Family("slowatch_store_bytes", "gauge", "Size of the store's files.");
        foreach ((string file, string path) in ((string, string)[])[("store", store), ("journal", $"{store}-wal")])
        {
            FileInfo found = new(path);
            metrics.Add(found.Exists ? found.Length : 0, ("file", file));
        }
    }
}
