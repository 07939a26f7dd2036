print("assay-train")
